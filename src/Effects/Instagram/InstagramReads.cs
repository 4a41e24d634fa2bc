using System.Text.Json;
using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Instagram;

/// <summary>The questions that are put to Instagram.</summary>
internal static class InstagramReads
{
    /// <summary>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/content_publishing_limit</summary>
    public static Task<GraphAnswer> QuotaAsync(ProviderSession session, string account, CancellationToken ct) =>
        AskAsync(session, "quota", $"{account}/content_publishing_limit?fields=quota_usage,config", ct);

    /// <summary>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-container</summary>
    public static async Task<(ContainerState? State, GraphAnswer Answer)> ContainerAsync(
        ProviderSession session, string container, CancellationToken ct)
    {
        var answer = await AskAsync(session, "container_read", $"{container}?fields=status_code,status", ct);
        return (answer is GraphAnswer.Ok ok ? StateOf(ok.Body.Text("status_code")) : null, answer);
    }

    /// <summary>Whose access this is: https://developers.facebook.com/docs/instagram-platform/reference/me</summary>
    public static Task<GraphAnswer> AccountAsync(ProviderSession session, CancellationToken ct) =>
        AskAsync(session, "account", "me?fields=user_id,username", ct);

    /// <summary>The page of a post; null when it cannot be read, which changes nothing about the post.</summary>
    public static async Task<string?> PermalinkAsync(ProviderSession session, string media, CancellationToken ct) =>
        await AskAsync(session, "media_read", $"{media}?fields=permalink", ct) is GraphAnswer.Ok ok ? PageOf(ok.Body) : null;

    /// <summary>What stands newest on the account; null when it cannot be read.</summary>
    public static async Task<IReadOnlyList<MediaEntry>?> RecentAsync(ProviderSession session, string account, CancellationToken ct) =>
        await AskAsync(session, "media_list", $"{account}/media?fields=id,caption,timestamp,permalink&limit=50", ct) is GraphAnswer.Ok ok
            ? [.. ok.Body.List("data").Select(EntryOf).OfType<MediaEntry>()]
            : null;

    private static async Task<GraphAnswer> AskAsync(ProviderSession session, string operation, string pathAndQuery, CancellationToken ct) =>
        GraphAnswer.Of(await session.Reads.GetAsync(session.Door, operation, session.Door.AtVersion(pathAndQuery), ct));

    private static MediaEntry? EntryOf(JsonElement entry) =>
        entry.Text("id") is { } id && InstagramProvider.IsId(id)
        && GraphAnswer.TimeOf(entry, "timestamp") is { } at
            ? new MediaEntry(id, entry.Text("caption") ?? "", at, PageOf(entry))
            : null;

    private static string? PageOf(JsonElement entry) => entry.WebAddress("permalink");

    private static ContainerState? StateOf(string? code) => code switch
    {
        "IN_PROGRESS" => ContainerState.InProgress,
        "FINISHED" => ContainerState.Finished,
        "PUBLISHED" => ContainerState.Published,
        "ERROR" => ContainerState.Failed,
        "EXPIRED" => ContainerState.Expired,
        _ => null,
    };
}

/// <summary>Where a container stands, as its `status_code` says.</summary>
internal enum ContainerState
{
    InProgress,
    Finished,
    Published,
    Failed,
    Expired,
}

/// <summary>One entry of an account's media.</summary>
internal sealed record MediaEntry(string Id, string Caption, DateTimeOffset At, string? Page);
