using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Facebook;

/// <summary>The one visible write: a message, with photos or without, stands on the page.</summary>
/// <remarks>https://developers.facebook.com/docs/graph-api/reference/page/feed and, for photos,
/// https://developers.facebook.com/docs/pages-api/posts. How long a duplicate is refused is not documented; here it is ten minutes.</remarks>
internal static partial class PublishPost
{
    private const int MaxCharacters = 63_206;

    private static readonly TimeSpan DuplicateFor = TimeSpan.FromMinutes(10);

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (RefuseOther(call) is { } refused)
        {
            return refused;
        }

        if (call.Parameters is not { } sent)
        {
            return GraphError.Parameter("The body is neither a form nor JSON");
        }

        if (sent.Keys.FirstOrDefault(name => name is not ("message" or "published") && !Attached().IsMatch(name)) is { } unknown)
        {
            return GraphError.Parameter($"Param {unknown} is not known");
        }

        var message = sent.GetValueOrDefault("message", "");
        if (PhotosIn(sent) is not { } ids)
        {
            return GraphError.Parameter("Param attached_media must be an array of {\"media_fbid\": \"…\"}");
        }

        if (message.Length > MaxCharacters || (message.Length == 0 && ids.Count == 0) || sent.GetValueOrDefault("published", "true") is not ("true" or "1"))
        {
            return GraphError.Parameter(message.Length > MaxCharacters
                ? $"Param message must be at most {MaxCharacters} characters"
                : "A post needs a message or a photo, and is published");
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var photos = await call.Db.Set<Photo>().Where(row => ids.Contains(row.Id) && row.PageId == call.Account.Id && row.PostId == null).ToListAsync();
        if (photos.Count != ids.Count)
        {
            return GraphError.Parameter("Param attached_media names a photo that is not there, or is on a post already");
        }

        var since = call.Now - DuplicateFor;
        if (message.Length > 0
            && await call.Db.Things.AnyAsync(row => row.AccountId == call.Account.Id && row.Text == message && row.PublishedAt > since))
        {
            return FacebookErrors.Duplicate;
        }

        var post = ToThing(call, message, photos.FirstOrDefault(photo => photo.Id == ids[0]));
        photos.ForEach(photo => photo.PostId = post.Id);
        call.Db.Add(post);
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Wire.Json(new { id = post.Id });
    }

    /// <summary>A page can be written to by its own token only.</summary>
    public static GraphError? RefuseOther(ProviderCall call) =>
        call.Access!.Token.Kind != TokenKinds.Access ? FacebookErrors.NeedsPageToken
        : call.Route("id") != call.Account.Id ? GraphError.Unknown("post", call.Route("id"))
        : null;

    private static Thing ToThing(ProviderCall call, string message, Photo? photo)
    {
        var number = Tokens.Digits("12", 13);
        return new Thing
        {
            Id = $"{call.Account.Id}_{number}",
            Provider = call.Provider.Name,
            AccountId = call.Account.Id,
            PreparedAs = photo?.Id,
            WriteKey = call.Account.Id + call.BodyKey,
            Text = message,
            MediaSha256 = photo?.PictureSha256,
            PublishedAt = call.Now,
            Permalink = $"https://www.facebook.com/{call.Account.Id}/posts/{number}",
            Status = "published",
        };
    }

    // A form has one field for each: attached_media[0]={"media_fbid":"1"}. JSON has an array of them.
    private static List<string>? PhotosIn(IReadOnlyDictionary<string, string> sent)
    {
        var ids = new List<string>();
        foreach (var (name, value) in sent.Where(pair => Attached().IsMatch(pair.Key)).OrderBy(pair => IndexOf(pair.Key)))
        {
            try
            {
                using var document = JsonDocument.Parse(value);
                var all = name == "attached_media" && document.RootElement.ValueKind == JsonValueKind.Array
                    ? document.RootElement.EnumerateArray().ToArray()
                    : [document.RootElement];
                ids.AddRange(all.Select(one => one.GetProperty("media_fbid").ToString()));
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
            {
                return null;
            }
        }

        return [.. ids.Distinct()];
    }

    private static int IndexOf(string name) =>
        Attached().Match(name).Groups[1] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^attached_media(?:\[(\d{1,3})\])?$")]
    private static partial Regex Attached();
}
