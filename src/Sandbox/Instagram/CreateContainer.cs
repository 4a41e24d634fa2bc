using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Takes a picture's address and a caption, and answers with a container that nobody can see.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media</remarks>
internal static class CreateContainer
{
    private const string Image = "image_url";
    private const string Caption = "caption";
    private const string MediaType = "media_type";

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (call.Route("id") != call.Account.Id)
        {
            return GraphError.Unknown("post", call.Route("id"));
        }

        if (call.Parameters is not { } form || !form.TryGetValue(Image, out var image) || image.Length == 0)
        {
            return GraphError.Parameter($"The parameter {Image} is required");
        }

        // Meta ignores what it does not know; here a wrong name is found before it costs a post.
        if (form.Keys.FirstOrDefault(name => name is not (Image or Caption or MediaType)) is { } unknown)
        {
            return GraphError.Parameter($"Param {unknown} is not known");
        }

        if (form.TryGetValue(MediaType, out var type) && type != "IMAGE")
        {
            return InstagramErrors.MediaType(type);
        }

        var caption = form.GetValueOrDefault(Caption, "");
        if (CaptionRules.Judge(caption) is { } tooMuch)
        {
            return tooMuch;
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var container = new Container
        {
            Id = Tokens.Digits("179", 14),
            AccountId = call.Account.Id,
            ImageUrl = image,
            Caption = caption,
            Status = ContainerStates.InProgress,
            CreatedAt = call.Clock.GetUtcNow(),
        };
        call.Db.Add(container);
        await call.Db.SaveChangesAsync(CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return Results.Json(new Dictionary<string, string> { ["id"] = container.Id });
    }
}
