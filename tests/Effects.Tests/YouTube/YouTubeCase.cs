using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Canonical;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;

namespace Waooaw.Effects.Tests.YouTube;

/// <summary>YouTube, as https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol shows it.</summary>
/// <param name="length">Of the film, in bytes.</param>
internal sealed class YouTubeCase(int length) : ProviderCase
{
    public const int Unit = 256 * 1024;
    public const string Channel = "UC_x5XG1OV2P6uZZ5FSM9Ttw";
    public const string Video = "yZL7c8nXUb4";
    public const string FilmTitle = "BP check camp – नमस्ते 😀";
    public const string Description = "Free on 1 December.\n#BronzFonz & more";

    public YouTubeCase()
        : this(Unit + 40_000)
    {
    }

    public override string Name => "youtube";

    public override string Account => Channel;

    public override IReadOnlyList<string> Steps => ["begin", "part", "complete"];

    public override IReadOnlyList<string> Questions => ["ask"];

    public override Receipt.Done Done => new(Video, $"https://www.youtube.com/watch?v={Video}");

    /// <summary>Text, so that what arrived can be read again.</summary>
    public override byte[] Bytes { get; } = Encoding.ASCII.GetBytes([.. Enumerable.Range(0, length).Select(at => (char)('a' + (at * 7 % 26)))]);

    public override RequestDelegate Refusal => Error(403, "forbidden");

    public override RequestDelegate Expired => Error(401, "authError");

    public override RequestDelegate RateLimited => Error(403, "rateLimitExceeded");

    public override string HandleAt(Uri server) =>
        new Uri(server, "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&upload_id=xa298sd_f").AbsoluteUri;

    public override PublishPost Fill(PublishPost blank) => blank with
    {
        Title = FilmTitle,
        Text = Description,
        Media = [new PostMedia(ContentHash.OfBytes(Bytes), "video/mp4", 1280, 720, Bytes.Length)],
        Options = ImmutableSortedDictionary<string, string>.Empty
            .Add("privacy", "unlisted").Add("made_for_kids", "no").Add("tags", "health, BP camp").Add("category", "27"),
    };

    public override string OperationOf(HttpRequest request)
    {
        var range = request.Headers.ContentRange.ToString();
        return (request.Method, request.Path.Value, request.Query["part"].ToString()) switch
        {
            ("POST", "/upload/youtube/v3/videos", "snippet,status") => "begin",
            ("PUT", "/upload/youtube/v3/videos", _) when range == $"bytes */{length}" => "ask",
            ("PUT", "/upload/youtube/v3/videos", _) when range.EndsWith($"-{length - 1}/{length}", StringComparison.Ordinal) => "complete",
            ("PUT", "/upload/youtube/v3/videos", _) => "part",
            ("GET", "/youtube/v3/channels", "snippet") => "account",
            ("GET", "/youtube/v3/channels", "contentDetails") => "uploads",
            ("GET", "/youtube/v3/playlistItems", "snippet,contentDetails") => "films",
            _ => "unknown",
        };
    }

    public override void Play(ScriptedServer provider)
    {
        provider.On("begin", context =>
        {
            context.Response.Headers.Location = HandleAt(provider.Address);
            return Task.CompletedTask;
        });
        provider.On("part", context => Incomplete(LastOf(context.Request))(context));
        provider.On("complete", Complete(201));
        provider.On("ask", Incomplete((length - 1) / Unit * Unit - 1));
        provider.On("account", ScriptedServer.Json(
            200,
            $$$"""{"kind":"youtube#channelListResponse","items":[{"kind":"youtube#channel","id":"{{{Channel}}}","snippet":{"title":"Care Clinic"}}]}"""));
        provider.On("uploads", ScriptedServer.Json(
            200,
            $$$$"""{"items":[{"id":"{{{{Channel}}}}","contentDetails":{"relatedPlaylists":{"likes":"","uploads":"UU_x5XG1OV2P6uZZ5FSM9Ttw"}}}]}"""));
        provider.On("films", Films());
    }

    public override void PlayPosted(ScriptedServer provider, DateTimeOffset at) => provider.On("ask", Complete(200));

    /// <summary>https://developers.google.com/youtube/v3/docs/videos</summary>
    public static RequestDelegate Complete(int status) => ScriptedServer.Json(
        status, $$$"""{"kind":"youtube#video","etag":"\"etag\"","id":"{{{Video}}}","status":{"uploadStatus":"uploaded","privacyStatus":"unlisted"}}""");

    /// <summary>"308 Resume Incomplete".</summary>
    /// <param name="last">The last byte that is there; null for none.</param>
    public static RequestDelegate Incomplete(long? last) => context =>
    {
        context.Response.StatusCode = 308;
        if (last is not null)
        {
            context.Response.Headers.Range = $"bytes=0-{last}";
        }

        return Task.CompletedTask;
    };

    /// <summary>https://developers.google.com/youtube/v3/docs/core_errors</summary>
    public static RequestDelegate Error(int status, string reason) => ScriptedServer.Json(
        status,
        $$$"""
        {"error":{"errors":[{"domain":"youtube.common","reason":"{{{reason}}}","message":"Message with BP check camp"}],
        "code":{{{status}}},"message":"Message with BP check camp"}}
        """);

    /// <summary>https://developers.google.com/youtube/v3/docs/playlistItems</summary>
    public static RequestDelegate Films(params IEnumerable<(string Video, string Title, DateTimeOffset At)> films) => ScriptedServer.Json(
        200,
        System.Text.Json.JsonSerializer.Serialize(new
        {
            kind = "youtube#playlistItemListResponse",
            items = films.Select(film => new
            {
                kind = "youtube#playlistItem",
                snippet = new { publishedAt = $"{film.At:yyyy-MM-dd'T'HH:mm:ss'Z'}", title = film.Title, description = Description },
                contentDetails = new { videoId = film.Video },
            }),
        }));

    private static long LastOf(HttpRequest request) => request.Headers.ContentRange is [{ } range]
        ? long.Parse(range[(range.IndexOf('-', StringComparison.Ordinal) + 1)..range.IndexOf('/', StringComparison.Ordinal)])
        : throw new InvalidOperationException("A part without its place in the whole.");
}
