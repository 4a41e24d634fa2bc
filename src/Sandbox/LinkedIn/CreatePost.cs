using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>The one visible write: a member's or an organisation's post. Its id is in a header, and the body is empty.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api. How long a duplicate is refused is not documented;
/// here it is ten minutes. Unescaped reserved characters are refused with 422; LinkedIn's page only says that they must be escaped.</remarks>
internal static class CreatePost
{
    private static readonly TimeSpan DuplicateFor = TimeSpan.FromMinutes(10);

    private static readonly string[] Required = ["author", "commentary", "visibility", "distribution", "lifecycleState"];
    private static readonly string[] Known = [.. Required, "content", "isReshareDisabledByAuthor"];

    public static string? AuthorOf(ProviderCall call) => call.Json() is { } body ? Text(body, "author") : null;

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (LinkedInProvider.RefuseHeaders(call) is { } headers)
        {
            return headers;
        }

        if (call.Json() is not { } body)
        {
            return LinkedInError.Illegal("Request body could not be converted to data map");
        }

        if (Shape(body) is { Length: > 0 } problems)
        {
            return LinkedInError.Unprocessable(problems);
        }

        var (author, commentary) = (Text(body, "author")!, Text(body, "commentary")!);
        if (!await LinkedInProvider.MayActForAsync(call, author))
        {
            return LinkedInError.Denied("partnerApiPostsExternal.CREATE");
        }

        if (LittleText.Read(commentary) is not { } shown)
        {
            return LinkedInError.Unprocessable("ERROR :: /commentary :: a reserved character is not escaped");
        }

        if (shown.Length > LittleText.MaxCharacters)
        {
            return new LinkedInError(400, "FIELD_LENGTH_TOO_LONG", $"ERROR :: /commentary :: length of {shown.Length} is greater than {LittleText.MaxCharacters}");
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var media = MediaOf(body);
        var image = media is null ? null : await call.Db.Set<Image>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == media && row.Owner == author);
        if (media is not null && (image is null || Images.StatusOf(image, call) != "AVAILABLE"))
        {
            return LinkedInError.Illegal($"The image {media} is not available");
        }

        if (shown.Length == 0 && image is null)
        {
            return LinkedInError.Unprocessable("ERROR :: /commentary :: a post needs words or content");
        }

        var since = call.Now - DuplicateFor;
        if (await call.Db.Things.AsNoTracking().Where(row => row.AccountId == author && row.Text == shown && row.PublishedAt > since)
            .Select(row => row.Id).FirstOrDefaultAsync() is { } earlier)
        {
            return LinkedInError.Duplicate(earlier);
        }

        var post = ToThing(call, author, shown, image);
        call.Db.Add(post);
        call.Db.Add(new Commentary { Id = post.Id, Sent = commentary });
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        call.Http.Response.Headers["x-restli-id"] = post.Id;
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private static Thing ToThing(ProviderCall call, string author, string shown, Image? image)
    {
        var id = Tokens.Digits("urn:li:share:7", 18);
        return new Thing
        {
            Id = id,
            Provider = call.Provider.Name,
            AccountId = author,
            PreparedAs = image?.Id,
            WriteKey = call.BodyKey,
            Text = shown,
            MediaSha256 = image?.PictureSha256,
            PublishedAt = call.Now,
            Permalink = $"https://www.linkedin.com/feed/update/{id}/",
            Status = "PUBLISHED",
        };
    }

    /// <summary>Every problem on a line of its own, as LinkedIn lists them; empty when there is none.</summary>
    private static string Shape(JsonElement body)
    {
        var problems = new List<string>();
        problems.AddRange(body.EnumerateObject().Where(member => !Known.Contains(member.Name))
            .Select(member => $"ERROR :: /{member.Name} :: unrecognized field found but not allowed"));
        problems.AddRange(Required.Where(name => !body.TryGetProperty(name, out _))
            .Select(name => $"ERROR :: /{name} :: field is required but not found and has no default value"));
        foreach (var (name, only) in ((string, string)[])[("visibility", "PUBLIC"), ("lifecycleState", "PUBLISHED")])
        {
            if (body.TryGetProperty(name, out _) && Text(body, name) != only)
            {
                problems.Add($"ERROR :: /{name} :: here it is always {only}");
            }
        }

        problems.AddRange(((string[])["author", "commentary"]).Where(name => body.TryGetProperty(name, out _) && Text(body, name) is null)
            .Select(name => $"ERROR :: /{name} :: is not a string"));
        if (body.TryGetProperty("distribution", out var distribution)
            && (distribution.ValueKind != JsonValueKind.Object || Text(distribution, "feedDistribution") != "MAIN_FEED"))
        {
            problems.Add("ERROR :: /distribution/feedDistribution :: here it is always MAIN_FEED");
        }

        if (body.TryGetProperty("content", out _) && MediaOf(body) is null)
        {
            problems.Add("ERROR :: /content/media/id :: an image is expected here");
        }

        return string.Join('\n', problems);
    }

    private static string? MediaOf(JsonElement body) =>
        body.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object
            && content.TryGetProperty("media", out var media) && media.ValueKind == JsonValueKind.Object
                ? Text(media, "id")
                : null;

    private static string? Text(JsonElement holder, string name)
    {
        try
        {
            return holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException) // half a character
        {
            return null;
        }
    }
}
