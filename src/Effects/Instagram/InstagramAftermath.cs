using Waooaw.Effects.Graph;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Instagram;

/// <summary>What is known after the write was begun. Only what Instagram itself says counts; the rest is a doubt, and stays one.</summary>
internal static class InstagramAftermath
{
    // Known by its container only, because Instagram does not say which entry came of it.
    private const string ByContainer = "container:";

    public static async Task<Receipt> JudgeAsync(
        ProviderSession session, Written written, PublishPost post, string container, DateTimeOffset sentAt)
    {
        if (written is Written.Answered { Reply: { IsSuccess: true, Json: { } body } } && IsMediaId(body.Text("id")))
        {
            var media = body.Text("id")!;
            return new Receipt.Done(media, await InstagramReads.PermalinkAsync(session, media, CancellationToken.None));
        }

        var error = written is Written.Answered answered ? GraphError.In(answered.Reply) : null;
        var (state, _) = await InstagramReads.ContainerAsync(session, container, CancellationToken.None);
        return (state, error) switch
        {
            (ContainerState.Published, _) => await DoneAsync(session, post, container, sentAt, CancellationToken.None),
            (ContainerState.Finished, { } named) => named.ToRefusal(InstagramProvider.Title),
            (ContainerState.Failed or ContainerState.Expired, { } named) =>
                named.ToRefusal(InstagramProvider.Title) with { IsTransient = true, DropsHandle = true },
            _ => new Receipt.Unknown(written is Written.Silent silent
                ? $"{silent.Why} Whether the post is out is asked again by itself."
                : "Instagram's answer does not say whether the post is out. It is asked again by itself."),
        };
    }

    /// <summary>What is out, by the best name there is for it.</summary>
    private static async Task<Receipt.Done> DoneAsync(
        ProviderSession session, PublishPost post, string container, DateTimeOffset sentAt, CancellationToken ct) =>
        await FindAsync(session, post, sentAt, ct) is { } entry
            ? new Receipt.Done(entry.Id, entry.Page)
            : new Receipt.Done($"{ByContainer}{container}", ProviderUrl: null);

    /// <summary>The one entry with exactly this caption since it was sent; null when there is none, or more than one.</summary>
    private static async Task<MediaEntry?> FindAsync(
        ProviderSession session, PublishPost post, DateTimeOffset sentAt, CancellationToken ct)
    {
        // Instagram's timestamps have whole seconds and its own clock.
        var since = sentAt.AddTicks(-(sentAt.Ticks % TimeSpan.TicksPerMinute));
        var recent = await InstagramReads.RecentAsync(session, post.Account, ct);
        return recent?.Where(entry => entry.Caption == post.Text && entry.At >= since).Take(2).ToArray() is [var only] ? only : null;
    }

    /// <summary>What became of a container.</summary>
    public static async Task<PostAnswer> AskAsync(
        ProviderSession session, PublishPost post, string container, DateTimeOffset sentAfter, CancellationToken ct)
    {
        var (state, answer) = await InstagramReads.ContainerAsync(session, container, ct);
        return state switch
        {
            ContainerState.Published => await PostedAsync(session, post, container, sentAfter, ct),
            ContainerState.Finished => new PostAnswer.NotPosted(
                $"Instagram says that container {container} is finished and not published.", CanGoOn: true),
            ContainerState.Expired => new PostAnswer.NotPosted(
                $"Instagram says that container {container} expired unpublished.", CanGoOn: false),
            ContainerState.Failed => new PostAnswer.NotPosted(
                $"Instagram says that container {container} failed and was not published.", CanGoOn: false),
            ContainerState.InProgress => new PostAnswer.NoAnswer($"Instagram is still at work on container {container}.", RetryAfter: null),
            _ when answer is GraphAnswer.Error { Named.IsGone: true } => await GoneAsync(session, post, container, sentAfter, ct),
            _ => new PostAnswer.NoAnswer(answer.ToRefusal(InstagramProvider.Title).Why, answer.ToRefusal(InstagramProvider.Title).RetryAfter),
        };
    }

    private static async Task<PostAnswer> PostedAsync(
        ProviderSession session, PublishPost post, string container, DateTimeOffset sentAfter, CancellationToken ct)
    {
        var done = await DoneAsync(session, post, container, sentAfter, ct);
        return new PostAnswer.Posted(done.ProviderRef, done.ProviderUrl, $"Instagram says that container {container} is published.");
    }

    /// <summary>Instagram has forgotten the container. The post itself can still be seen; not seeing it proves nothing.</summary>
    private static async Task<PostAnswer> GoneAsync(
        ProviderSession session, PublishPost post, string container, DateTimeOffset sentAfter, CancellationToken ct) =>
        await FindAsync(session, post, sentAfter, ct) is { } entry
            ? new PostAnswer.Posted(entry.Id, entry.Page, $"Exactly one post with this text stands on the account since then: {entry.Id}.")
            : new PostAnswer.CannotBeKnown($"Instagram no longer knows container {container}. Look at the account, and say what you see.");

    private static bool IsMediaId(string? id) => id is { Length: > 0 and <= 40 } && id.All(char.IsAsciiDigit);
}
