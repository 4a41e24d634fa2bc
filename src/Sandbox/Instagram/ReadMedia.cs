using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>What stands on the account, and what became of a container.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-container,
/// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-media</remarks>
internal static class ReadMedia
{
    private static readonly string[] MediaFields = ["id", "caption", "media_type", "permalink", "timestamp"];
    private static readonly string[] ContainerFields = ["id", "status_code", "status"];

    public static async Task<IResult> ListAsync(ProviderCall call)
    {
        if (call.Route("id") != call.Account.Id)
        {
            return GraphError.Unknown("get", call.Route("id"));
        }

        if (call.Fields(MediaFields, "id", out var refused) is not { } wanted)
        {
            return refused;
        }

        if (call.Number("limit", usual: 25, least: 1, most: 100) is not { } limit)
        {
            return GraphError.Parameter("Param limit must be 1 to 100");
        }

        var published = await call.Db.Set<Container>().AsNoTracking()
            .Where(row => row.AccountId == call.Account.Id && row.MediaId != null)
            .OrderByDescending(row => row.PublishedAt)
            .Take((int)limit)
            .ToListAsync();
        return Results.Json(new { data = published.Select(row => GraphQuery.Pick(wanted, MembersOf(row))) });
    }

    public static async Task<IResult> ReadAsync(ProviderCall call)
    {
        var container = await call.Db.Set<Container>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.AccountId == call.Account.Id && (row.Id == call.Route("id") || row.MediaId == call.Route("id")));
        if (container is null)
        {
            return GraphError.Unknown("get", call.Route("id"));
        }

        var isMedia = container.MediaId == call.Route("id");
        return call.Fields(isMedia ? MediaFields : ContainerFields, "id", out var refused) is { } wanted
            ? Results.Json(GraphQuery.Pick(wanted, isMedia ? MembersOf(container) : StateOf(container, call.Clock.GetUtcNow())))
            : refused;
    }

    public static string PermalinkOf(Container container) => $"https://www.instagram.com/p/{container.MediaId}/";

    private static Dictionary<string, string> StateOf(Container container, DateTimeOffset now)
    {
        var state = ContainerStates.Of(container, now);
        return new() { ["id"] = container.Id, ["status_code"] = state, ["status"] = container.Problem ?? state };
    }

    private static Dictionary<string, string> MembersOf(Container container) => new()
    {
        ["id"] = container.MediaId!,
        ["caption"] = container.Caption,
        ["media_type"] = "IMAGE",
        ["permalink"] = PermalinkOf(container),
        ["timestamp"] = container.PublishedAt!.Value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss+0000", CultureInfo.InvariantCulture),
    };
}
