using System.Text.Json;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.LinkedIn;

/// <summary>The questions that are put to LinkedIn.</summary>
internal static class LinkedInReads
{
    // "Maximum 100": https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
    private const int MostPosts = 100;

    /// <summary>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api</summary>
    public static async Task<LinkedInAnswer> ImageAsync(ProviderSession session, string image, CancellationToken ct) =>
        new(await session.Reads.GetAsync(
            session.Door,
            "image_read",
            session.Door.At($"rest/images/{Uri.EscapeDataString(image)}"),
            ct,
            LinkedInProvider.Versions(session.Door)));

    /// <summary>An organization's posts, the last changed first. A member's are not shown to us.
    /// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api</summary>
    public static async Task<LinkedInAnswer> PostsAsync(ProviderSession session, string organization, int most, CancellationToken ct) =>
        new(await session.Reads.GetAsync(
            session.Door,
            "post_list",
            session.Door.At($"rest/posts?author={Uri.EscapeDataString(organization)}&q=author&count={most}&sortBy=LAST_MODIFIED"),
            ct,
            new Dictionary<string, string>(LinkedInProvider.Versions(session.Door)) { ["X-RestLi-Method"] = "FINDER" }));

    public static Task<LinkedInAnswer> PostsAsync(ProviderSession session, string organization, CancellationToken ct) =>
        PostsAsync(session, organization, MostPosts, ct);

    /// <summary>Whose access this is:
    /// https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2</summary>
    public static async Task<LinkedInAnswer> MemberAsync(ProviderSession session, CancellationToken ct) =>
        new(await session.Reads.GetAsync(session.Door, "account", session.Door.At("v2/userinfo"), ct));

    /// <summary>The posts of an answer, and whether nothing since then is missing; null where it is no such list.</summary>
    public static (IReadOnlyList<StandingPost> Posts, bool IsWhole)? ListIn(LinkedInAnswer answer, DateTimeOffset since)
    {
        if (answer.Body?.Member("elements") is not { ValueKind: JsonValueKind.Array } elements)
        {
            return null;
        }

        // An entry that cannot be read may be the one that is looked for.
        var entries = elements.EnumerateArray().Select(EntryOf).ToArray();
        var reachesBack = entries.Length < MostPosts || entries.Any(entry => entry is not null && entry.At < since);
        return ([.. entries.OfType<StandingPost>()], reachesBack && entries.All(entry => entry is not null));
    }

    private static StandingPost? EntryOf(JsonElement entry) =>
        entry.Text("id") is { } id && LinkedInUrn.IsPost(id)
        && (entry.Number("publishedAt") ?? entry.Number("createdAt")) is >= 0 and < 253_402_300_800_000 and var at
            ? new StandingPost(id, LittleText.Read(entry.Text("commentary") ?? ""), DateTimeOffset.FromUnixTimeMilliseconds(at), LinkedInUrn.PageOf(id))
            : null;
}
