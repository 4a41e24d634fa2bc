using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Facebook;

/// <summary>What stands on a page, newest first.</summary>
/// <remarks>https://developers.facebook.com/docs/graph-api/reference/page/feed; `since` is a Unix timestamp:
/// https://developers.facebook.com/docs/graph-api/results, "Time-based pagination"</remarks>
internal static class ReadPosts
{
    private static readonly string[] Fields = ["id", "message", "created_time", "permalink_url"];

    public static async Task<IResult> ListAsync(ProviderCall call)
    {
        if (call.Access!.Account?.Id != call.Route("id"))
        {
            return FacebookErrors.NoPermission;
        }

        if (call.Fields(Fields, "created_time,message,id", out var refused) is not { } wanted)
        {
            return refused;
        }

        if (call.Number("since", usual: 0, least: 0, most: long.MaxValue / 10_000_000) is not { } since
            || call.Number("until", usual: uint.MaxValue, least: 0, most: uint.MaxValue) is not { } until
            || call.Number("limit", usual: 25, least: 1, most: 100) is not { } limit)
        {
            return GraphError.Parameter("since and until are Unix timestamps, limit is 1 to 100");
        }

        var (from, to) = (DateTimeOffset.FromUnixTimeSeconds(Math.Min(since, uint.MaxValue)), DateTimeOffset.FromUnixTimeSeconds(until));
        var posts = await call.Db.Things.AsNoTracking()
            .Where(row => row.AccountId == call.Account.Id && row.PublishedAt >= from && row.PublishedAt <= to)
            .OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Id).Take((int)limit).ToListAsync();
        return Wire.Json(new { data = posts.Select(post => Of(post, wanted)) });
    }

    public static async Task<IResult> NodeAsync(ProviderCall call)
    {
        var id = call.Route("id");
        if (id == call.Access!.Account?.Id || id == call.Access.Grant.Subject)
        {
            return await ReadPage.MeAsync(call);
        }

        var post = await call.Db.Things.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.AccountId == call.Access.Token.AccountId);
        return post is null ? GraphError.Unknown("get", id)
            : call.Fields(Fields, "created_time,message,id", out var refused) is { } wanted ? Wire.Json(Of(post, wanted)) : refused;
    }

    // A post without words has no message at all.
    private static Dictionary<string, string> Of(Thing post, IReadOnlyList<string> wanted)
    {
        var members = new Dictionary<string, string>
        {
            ["id"] = post.Id,
            ["message"] = post.Text,
            ["created_time"] = post.PublishedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss+0000", CultureInfo.InvariantCulture),
            ["permalink_url"] = post.Permalink!,
        };
        return GraphQuery.Pick([.. wanted.Where(name => name != "message" || post.Text.Length > 0)], members);
    }
}
