using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;
using Waooaw.Hooks;

namespace Waooaw.Effects.YouTube;

/// <summary>What YouTube has before anything is there to see: an upload that lacks its last part.</summary>
/// <remarks>https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol</remarks>
internal static class YouTubeUpload
{
    // "The chunk size must be a multiple of 256 KB."
    private const int Unit = 256 * 1024;
    private const int Chunk = 32 * Unit;

    private static readonly TimeSpan GoOnSoon = TimeSpan.FromSeconds(1);

    /// <summary>An upload begun now or by an earlier attempt, brought as far as nobody sees it; or why there is none.</summary>
    public static async Task<Prepared> PrepareAsync(
        ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        if (await attempt.ReadApprovedAsync(post.Media[0], ct) is not { } film)
        {
            return Prepared.AnotherFile;
        }

        var (upload, from, instead) = attempt.Handle is { } kept
            ? await GoOnAsync(session, kept, film.LongLength, ct)
            : await BeginAsync(session, post, attempt, ct);
        return upload is null ? instead! : await FeedAsync(session, post.Media[0], film, upload, from, ct);
    }

    /// <summary>How far an upload has come.</summary>
    public static async Task<UploadAnswer> AskAsync(ProviderSession session, Uri upload, long length, CancellationToken ct) =>
        UploadAnswer.Of(await session.Reads.HowFarAsync(session.Door, "upload_read", upload, length, ct), length, session.Clock.GetUtcNow());

    private static async Task<(Uri? Upload, long From, Prepared? Instead)> BeginAsync(
        ProviderSession session, PublishPost post, PublishAttempt attempt, CancellationToken ct)
    {
        var film = post.Media[0];
        var video = new
        {
            snippet = new
            {
                title = post.Title,
                description = post.Text,
                tags = YouTubeForm.TagsOf(post.Options),
                categoryId = post.Options[YouTubeForm.Category],
            },
            status = new
            {
                privacyStatus = post.Options[YouTubeForm.Privacy],
                selfDeclaredMadeForKids = post.Options[YouTubeForm.MadeForKids] == "yes",
            },
        };
        var address = session.Door.At($"upload/youtube/{session.Door.ApiVersion}/videos?uploadType=resumable&part=snippet,status");
        var begin = Writing.Json("upload_begin", address, video) with
        {
            Headers = new Dictionary<string, string>
            {
                ["X-Upload-Content-Length"] = $"{film.Bytes}",
                ["X-Upload-Content-Type"] = film.ContentType,
            },
        };
        var reply = await session.Writes.PrepareAsync(session.Door, begin, ct);
        if (reply is not { IsSuccess: true } || session.Door.Follow(reply.Header("Location")) is not { } upload)
        {
            return (null, 0, new Prepared.Not(YouTubeError.RefusalOf(reply, session.Clock.GetUtcNow())));
        }

        FaultPoint.ContainerMade.Reach();
        if (!await attempt.KeepHandleAsync(upload.AbsoluteUri, ct))
        {
            return (null, 0, Prepared.TakenOver);
        }

        FaultPoint.HandleKept.Reach();
        return (upload, 0, null);
    }

    private static async Task<(Uri? Upload, long From, Prepared? Instead)> GoOnAsync(
        ProviderSession session, string kept, long length, CancellationToken ct)
    {
        if (session.Door.Follow(kept) is not { } upload)
        {
            return (null, 0, Useless("What an earlier attempt left behind is no upload of YouTube's. It is prepared anew by itself."));
        }

        return await AskAsync(session, upload, length, ct) switch
        {
            UploadAnswer.Part part when part.Received < length => (upload, part.Received, null),
            UploadAnswer.Part or UploadAnswer.Whole => (null, 0, new Prepared.Not(new Receipt.Unknown(
                "YouTube has the whole film already, and not by this attempt. It is looked into by itself."))),
            var other => (null, 0, InsteadOf(other)),
        };
    }

    /// <summary>Everything but the last part, which is as short as it can be: then little can go wrong at the one visible write.</summary>
    private static async Task<Prepared> FeedAsync(
        ProviderSession session, PostMedia film, byte[] bytes, Uri upload, long from, CancellationToken ct)
    {
        var begun = session.Clock.GetTimestamp();
        while (bytes.LongLength - from > Unit)
        {
            var unseen = (bytes.LongLength - from - 1) / Unit * Unit;
            var part = PartOf("upload_part", film, bytes, upload, from, (int)Math.Min(Chunk, unseen));
            var reply = await session.Writes.PrepareAsync(session.Door, part, ct);
            switch (UploadAnswer.Of(reply, bytes.LongLength, session.Clock.GetUtcNow()))
            {
                case UploadAnswer.Part taken when taken.Received > from && taken.Received < bytes.LongLength:
                    from = taken.Received;
                    break;
                case UploadAnswer.Part:
                    return new Prepared.Not(new Receipt.Refused(
                        IsTransient: true, Reasons.DependencyUnavailable, "YouTube took nothing of the film. It is tried again by itself."));
                case UploadAnswer.Whole:
                    return new Prepared.Not(new Receipt.Unknown(
                        "YouTube says that the film is there, before all of it was sent. It is looked into by itself."));
                case var other:
                    return InsteadOf(other);
            }

            if (bytes.LongLength - from > Unit && session.Clock.GetElapsedTime(begun) >= session.Limits.ContainerWait)
            {
                return new Prepared.Not(new Receipt.Refused(
                    IsTransient: true,
                    Reasons.DependencyUnavailable,
                    $"{from} of {bytes.LongLength} bytes are at YouTube. It goes on by itself.",
                    GoOnSoon,
                    Counts: false));
            }
        }

        // Whoever has the address of an upload may upload, so it is kept, and stands nowhere for people to read.
        return new Prepared.Ready(Handle: null)
        {
            Last = PartOf("publish", film, bytes, upload, from, (int)(bytes.LongLength - from)),
        };
    }

    private static Writing PartOf(string operation, PostMedia film, byte[] bytes, Uri upload, long from, int count) =>
        Writing.Bytes(operation, upload, bytes.AsSpan((int)from, count).ToArray(), film.ContentType) with
        {
            ContentRange = $"bytes {from}-{from + count - 1}/{bytes.LongLength}",
        };

    private static Prepared.Not InsteadOf(UploadAnswer answer) => answer switch
    {
        UploadAnswer.Nothing nothing => new Prepared.Not(nothing.Refusal),
        _ => Useless("YouTube no longer knows what was uploaded so far. It is prepared anew by itself."),
    };

    private static Prepared.Not Useless(string why) =>
        new(new Receipt.Refused(IsTransient: true, Reasons.DependencyUnavailable, why, DropsHandle: true));
}
