using System.Globalization;
using System.Text.Json;
using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Facebook;

/// <summary>The questions that are put to Facebook.</summary>
internal static class FacebookReads
{
    // "The maximum number of posts returned": https://developers.facebook.com/docs/graph-api/reference/page/feed
    private const int MostPosts = 100;

    /// <summary>Whose access this is: a page's access opens the page as `me`.
    /// https://developers.facebook.com/docs/pages-api/getting-started</summary>
    public static Task<GraphAnswer> PageAsync(ProviderSession session, CancellationToken ct) =>
        AskAsync(session, "account", "me?fields=id,name", ct);

    /// <summary>https://developers.facebook.com/docs/graph-api/reference/photo</summary>
    public static Task<GraphAnswer> PhotoAsync(ProviderSession session, string photo, CancellationToken ct) =>
        AskAsync(session, "photo_read", $"{photo}?fields=id", ct);

    /// <summary>The page of a post; null when it cannot be read, which changes nothing about the post.</summary>
    public static async Task<string?> PermalinkAsync(ProviderSession session, string post, CancellationToken ct) =>
        await AskAsync(session, "post_read", $"{post}?fields=permalink_url", ct) is GraphAnswer.Ok ok
            ? ok.Body.WebAddress("permalink_url")
            : null;

    /// <summary>What the page itself has posted since then: https://developers.facebook.com/docs/pages-api/posts</summary>
    public static Task<GraphAnswer> PostsAsync(ProviderSession session, string page, DateTimeOffset since, CancellationToken ct) =>
        AskAsync(
            session,
            "post_list",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{page}/posts?since={since.ToUnixTimeSeconds()}&fields=id,message,created_time,permalink_url&limit={MostPosts}"),
            ct);

    /// <summary>The posts of an answer, and whether they are all there are; null where it is no such list.</summary>
    public static (IReadOnlyList<StandingPost> Posts, bool IsWhole)? ListIn(JsonElement body)
    {
        if (body.Member("data") is not { ValueKind: JsonValueKind.Array } data)
        {
            return null;
        }

        // An entry that cannot be read may be the one that is looked for.
        var posts = data.EnumerateArray().Select(EntryOf).ToArray();
        return ([.. posts.OfType<StandingPost>()], posts.Length < MostPosts && posts.All(post => post is not null));
    }

    private static StandingPost? EntryOf(JsonElement entry) =>
        entry.Text("id") is { } id && FacebookProvider.IsPost(id) && GraphAnswer.TimeOf(entry, "created_time") is { } at
            ? new StandingPost(id, entry.Text("message") ?? "", at, entry.WebAddress("permalink_url"))
            : null;

    private static async Task<GraphAnswer> AskAsync(ProviderSession session, string operation, string pathAndQuery, CancellationToken ct) =>
        GraphAnswer.Of(await session.Reads.GetAsync(session.Door, operation, session.Door.AtVersion(pathAndQuery), ct));
}
