using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.YouTube;

/// <summary>What is known after the last part was begun. Only what YouTube itself says counts; the rest is a doubt, and stays one.</summary>
internal static class YouTubeAftermath
{
    public static async Task<Receipt> JudgeAsync(ProviderSession session, Written written, PublishPost post, Uri upload)
    {
        var length = post.Media[0].Bytes;
        var now = session.Clock.GetUtcNow();
        var said = written is Written.Answered answered ? UploadAnswer.Of(answered.Reply, length, now) : null;
        if (said is UploadAnswer.Whole whole)
        {
            return DoneAs(whole.Video);
        }

        if (said is UploadAnswer.Nothing { Named: { IsKnownNo: true } no })
        {
            return no.ToRefusal(now);
        }

        return (await YouTubeUpload.AskAsync(session, upload, length, CancellationToken.None), said) switch
        {
            (UploadAnswer.Whole found, _) => DoneAs(found.Video),
            (UploadAnswer.Part still, UploadAnswer.Part) when still.Received < length => new Receipt.Refused(
                IsTransient: true, Reasons.DependencyUnavailable, "YouTube has not taken the last part yet. It goes on by itself."),
            _ => new Receipt.Unknown(written is Written.Silent silent
                ? $"{silent.Why} Whether the film is out is asked again by itself."
                : "YouTube's answer does not say whether the film is out. It is asked again by itself."),
        };
    }

    /// <summary>What became of an upload.</summary>
    public static async Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, Uri upload, DateTimeOffset sentAfter, CancellationToken ct)
    {
        var length = post.Media[0].Bytes;
        return await YouTubeUpload.AskAsync(session, upload, length, ct) switch
        {
            UploadAnswer.Whole whole => new PostAnswer.Posted(
                whole.Video, YouTubeReads.PageOf(whole.Video), $"YouTube says that the upload is complete, as film {whole.Video}."),
            UploadAnswer.Part part when part.Received < length => new PostAnswer.NotPosted(
                $"YouTube says that it has {part.Received} of {length} bytes, and so no film.", CanGoOn: true),
            UploadAnswer.Part => new PostAnswer.NoAnswer("YouTube has every byte and is still at work on them.", RetryAfter: null),
            UploadAnswer.Nothing nothing => new PostAnswer.NoAnswer(nothing.Refusal.Why, nothing.Refusal.RetryAfter),
            _ => await GoneAsync(session, post, sentAfter, ct),
        };
    }

    /// <summary>YouTube has forgotten the upload. The film itself can still be seen; not seeing it proves nothing.</summary>
    private static async Task<PostAnswer> GoneAsync(
        ProviderSession session, PublishPost post, DateTimeOffset sentAfter, CancellationToken ct)
    {
        var (films, answer) = await YouTubeReads.RecentAsync(session, post.Account, ct);
        if (films is null)
        {
            var no = YouTubeError.RefusalOf(answer, session.Clock.GetUtcNow());
            return new PostAnswer.NoAnswer(no.Why, no.RetryAfter);
        }

        // YouTube's times have whole seconds and its own clock.
        var since = sentAfter.AddTicks(-(sentAfter.Ticks % TimeSpan.TicksPerMinute));
        var same = films.Where(film => film.Title == post.Title && film.Description == post.Text && film.At >= since).Take(2).ToArray();
        return same is [var only]
            ? new PostAnswer.Posted(
                only.Video,
                YouTubeReads.PageOf(only.Video),
                $"Exactly one film with this title and description stands on the channel since then: {only.Video}.")
            : new PostAnswer.CannotBeKnown("YouTube no longer knows the upload. Look at the channel, and say what you see.");
    }

    private static Receipt.Done DoneAs(string video) => new(video, YouTubeReads.PageOf(video));
}
