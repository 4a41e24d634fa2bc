using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>The one visible write: a finished container becomes a post, once.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media_publish</remarks>
internal static class PublishContainer
{
    public const string Creation = "creation_id";

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (call.Route("id") != call.Account.Id)
        {
            return GraphError.Unknown("post", call.Route("id"));
        }

        if (call.Parameters is not { Count: 1 } form || !form.TryGetValue(Creation, out var creation) || creation.Length == 0)
        {
            return GraphError.Parameter($"The parameter {Creation} is required");
        }

        var most = call.Service<IOptions<SandboxOptions>>().Value.PostsPerDay;
        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var container = await call.Db.Set<Container>().SingleOrDefaultAsync(row => row.Id == creation && row.AccountId == call.Account.Id);
        var now = call.Clock.GetUtcNow();
        if (Refuse(container, creation, now) is { } refused)
        {
            return refused;
        }

        if (await ReadLimit.UsedAsync(call.Db, call.Account, now.AddDays(-1)) >= most)
        {
            return InstagramErrors.DayIsFull;
        }

        (container!.Status, container.PublishedAt, container.MediaId) = (ContainerStates.Published, now, Tokens.Digits("180", 14));
        call.Db.Add(ToThing(container));
        await call.Db.SaveChangesAsync(CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return Results.Json(new Dictionary<string, string> { ["id"] = container.MediaId });
    }

    private static Thing ToThing(Container container) => new()
    {
        Id = container.MediaId!,
        Provider = InstagramProvider.ProviderName,
        AccountId = container.AccountId,
        PreparedAs = container.Id,
        WriteKey = container.Id,
        Text = container.Caption,
        MediaSha256 = container.PictureSha256,
        PublishedAt = container.PublishedAt!.Value,
        Permalink = ReadMedia.PermalinkOf(container),
        Status = ContainerStates.Published,
    };

    // What Meta answers to a container that is published or failed is not documented: its page on error codes has nothing nearer.
    private static GraphError? Refuse(Container? container, string creation, DateTimeOffset now) =>
        container is null ? InstagramErrors.NoBuilder(creation) : ContainerStates.Of(container, now) switch
        {
            ContainerStates.Finished => null,
            ContainerStates.InProgress => InstagramErrors.NotReady,
            ContainerStates.Expired => InstagramErrors.NoBuilder(creation),
            _ => InstagramErrors.NoMedia(creation),
        };
}
