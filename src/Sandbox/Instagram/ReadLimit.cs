using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>How much of the day's posts is used up.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/content_publishing_limit</remarks>
internal static class ReadLimit
{
    private const int Day = 86_400;

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (call.Route("id") != call.Account.Id)
        {
            return GraphError.Unknown("get", call.Route("id"));
        }

        if (call.Fields(["quota_usage", "config"], "quota_usage", out var refused) is not { } wanted)
        {
            return refused;
        }

        var now = call.Clock.GetUtcNow().ToUnixTimeSeconds();
        if (call.Number("since", usual: now - Day, least: now - Day, most: now) is not { } since)
        {
            return GraphError.Parameter("Param since must be a Unix timestamp no older than 24 hours");
        }

        var most = call.Service<IOptions<SandboxOptions>>().Value.PostsPerDay;
        var members = new Dictionary<string, object>
        {
            ["quota_usage"] = await UsedAsync(call.Db, call.Account, DateTimeOffset.FromUnixTimeSeconds(since)),
            ["config"] = new { quota_total = most, quota_duration = Day },
        };
        return Results.Json(new { data = new[] { wanted.Distinct().ToDictionary(name => name, name => members[name]) } });
    }

    public static Task<int> UsedAsync(SandboxDb db, Account account, DateTimeOffset since) =>
        db.Set<Container>().CountAsync(row => row.AccountId == account.Id && row.PublishedAt > since);
}
