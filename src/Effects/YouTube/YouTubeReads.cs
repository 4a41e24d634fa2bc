using System.Globalization;
using System.Text.Json;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.YouTube;

/// <summary>The questions that are put to YouTube about channels and films.</summary>
internal static class YouTubeReads
{
    private const int LongestId = 128;

    /// <summary>Whose access this is: https://developers.google.com/youtube/v3/docs/channels/list</summary>
    public static Task<Reply?> ChannelAsync(ProviderSession session, CancellationToken ct) =>
        AskAsync(session, "account", "channels?part=snippet&mine=true", ct);

    /// <summary>What stands newest on the channel, films that only its owner sees included, by way of the list of its uploads:
    /// https://developers.google.com/youtube/v3/guides/implementation/videos</summary>
    /// <returns>The films; or the answer that was none.</returns>
    public static async Task<(IReadOnlyList<Film>? Films, Reply? Answer)> RecentAsync(
        ProviderSession session, string channel, CancellationToken ct)
    {
        var lists = await AskAsync(session, "uploads_list", "channels?part=contentDetails&mine=true", ct);
        var uploads = Items(lists)?.Where(item => item.Text("id") == channel)
            .Select(item => item.Member("contentDetails")?.Member("relatedPlaylists")?.Text("uploads")).FirstOrDefault();
        if (!IsId(uploads))
        {
            return (null, lists);
        }

        var items = await AskAsync(session, "video_list", $"playlistItems?part=snippet,contentDetails&maxResults=50&playlistId={uploads}", ct);
        return (Items(items)?.Select(FilmOf).OfType<Film>().ToList(), items);
    }

    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string PageOf(string video) => $"https://www.youtube.com/watch?v={video}";

    public static IEnumerable<JsonElement>? Items(Reply? reply) => reply is { IsSuccess: true, Json: { } body } ? body.List("items") : null;

    private static Task<Reply?> AskAsync(ProviderSession session, string operation, string question, CancellationToken ct) =>
        session.Reads.GetAsync(session.Door, operation, session.Door.At($"youtube/{session.Door.ApiVersion}/{question}"), ct);

    private static Film? FilmOf(JsonElement item) =>
        item.Member("snippet") is { } snippet && item.Member("contentDetails")?.Text("videoId") is { } video && IsId(video)
        && DateTimeOffset.TryParse(
            snippet.Text("publishedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new Film(video, snippet.Text("title"), snippet.Text("description") ?? "", at)
            : null;
}

/// <summary>One film of a channel.</summary>
/// <param name="At">When it was added to the channel's uploads.</param>
internal sealed record Film(string Video, string? Title, string Description, DateTimeOffset At);
