using System.Globalization;
using System.Net;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.YouTube;

/// <summary>Where an upload stands, as YouTube answers a part of it or the question how far it has come.</summary>
/// <remarks>https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol</remarks>
internal abstract record UploadAnswer
{
    private UploadAnswer()
    {
    }

    /// <param name="length">Of the whole film, in bytes.</param>
    public static UploadAnswer Of(Reply? reply, long length, DateTimeOffset now) => reply switch
    {
        { IsSuccess: true } when reply.Json?.Text("id") is { } video && YouTubeReads.IsId(video) => new Whole(video),
        { IsIncomplete: true } when ReceivedOf(reply, length) is { } received => new Part(received),
        { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } => new Gone(),
        _ => new Nothing(YouTubeError.RefusalOf(reply, now), reply is null ? null : YouTubeError.In(reply)),
    };

    /// <summary>`Range: bytes=0-262143` is 262,144 of them; no such header is none; anything else is no answer.</summary>
    private static long? ReceivedOf(Reply reply, long length)
    {
        const string first = "bytes=0-";
        if (!reply.Has("Range"))
        {
            return 0;
        }

        return reply.Header("Range") is { } range && range.StartsWith(first, StringComparison.Ordinal)
            && long.TryParse(range.AsSpan(first.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && last < length
                ? last + 1
                : null;
    }

    /// <summary>The film is there, and this is its name.</summary>
    public sealed record Whole(string Video) : UploadAnswer;

    /// <summary>This many bytes from the beginning are there, and no film yet.</summary>
    public sealed record Part(long Received) : UploadAnswer;

    /// <summary>YouTube knows no such upload any more.</summary>
    public sealed record Gone : UploadAnswer;

    /// <summary>An error, or nothing that can be used.</summary>
    /// <param name="Refusal">What it comes to before the last byte.</param>
    public sealed record Nothing(Receipt.Refused Refusal, YouTubeError? Named) : UploadAnswer;
}
