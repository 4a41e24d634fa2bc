using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Instagram;

/// <summary>The one visible write: a finished container becomes a post, once.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media_publish</remarks>
internal static class PublishContainer
{
    public const string Creation = "creation_id";

    public static async Task<IResult> RunAsync(GraphCall call)
    {
        if (call.Id != call.Account.Id)
        {
            return GraphError.Unknown("post", call.Id);
        }

        if (call.Parameters is not { Count: 1 } form || !form.TryGetValue(Creation, out var creation) || creation.Length == 0)
        {
            return GraphError.Parameter($"The parameter {Creation} is required");
        }

        var most = call.Http.RequestServices.GetRequiredService<IOptions<SandboxOptions>>().Value.PostsPerDay;
        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var container = await call.Db.Containers.SingleOrDefaultAsync(row => row.Id == creation && row.AccountId == call.Account.Id);
        var now = call.Clock.GetUtcNow();
        if (Refuse(container, creation, now) is { } refused)
        {
            return refused;
        }

        if (await ReadLimit.UsedAsync(call.Db, call.Account, now.AddDays(-1)) >= most)
        {
            return GraphError.DayIsFull;
        }

        (container!.Status, container.PublishedAt, container.MediaId) = (ContainerStates.Published, now, InstagramRoutes.NewId("180"));
        await call.Db.SaveChangesAsync(CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return Results.Json(new Dictionary<string, string> { ["id"] = container.MediaId });
    }

    // What Meta answers to a container that is published or failed is not documented: its page on error codes has nothing nearer.
    private static GraphError? Refuse(Container? container, string creation, DateTimeOffset now) =>
        container is null ? GraphError.NoBuilder(creation) : ContainerStates.Of(container, now) switch
        {
            ContainerStates.Finished => null,
            ContainerStates.InProgress => GraphError.NotReady,
            ContainerStates.Expired => GraphError.NoBuilder(creation),
            _ => GraphError.NoMedia(creation),
        };
}
