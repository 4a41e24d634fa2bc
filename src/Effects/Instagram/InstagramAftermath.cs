using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Instagram;

/// <summary>What is known after the write was begun. Only what Instagram itself says counts; the rest is a doubt, and stays one.</summary>
internal sealed class InstagramAftermath(InstagramReads reads)
{
    // Known by its container only, because Instagram does not say which entry came of it.
    private const string ByContainer = "container:";

    public async Task<Receipt> JudgeAsync(Written written, Door door, PublishPost post, string container, DateTimeOffset sentAt)
    {
        switch (written)
        {
            case Written.NotSent not:
                return new Receipt.Refused(
                    IsTransient: true, Reasons.DependencyUnavailable, $"{not.Why} Nothing was sent; it is tried again by itself.");
            case Written.Answered { Reply: { IsSuccess: true, Json: { } body } } when IsMediaId(body.Text("id")):
                var media = body.Text("id")!;
                return new Receipt.Done(media, await reads.PermalinkAsync(door, media, CancellationToken.None));
        }

        var error = written is Written.Answered answered ? GraphError.In(answered.Reply) : null;
        var (state, _) = await reads.ContainerAsync(door, container, CancellationToken.None);
        return (state, error) switch
        {
            (ContainerState.Published, _) => await DoneAsync(door, post, container, sentAt, CancellationToken.None),
            (ContainerState.Finished, { } named) => named.ToRefusal(isPreparing: false),
            (ContainerState.Failed or ContainerState.Expired, { } named) =>
                named.ToRefusal(isPreparing: false) with { IsTransient = true, DropsHandle = true },
            _ => new Receipt.Unknown(written is Written.Silent silent
                ? $"{silent.Why} Whether the post is out is asked again by itself."
                : "Instagram's answer does not say whether the post is out. It is asked again by itself."),
        };
    }

    /// <summary>What is out, by the best name there is for it.</summary>
    public async Task<Receipt.Done> DoneAsync(Door door, PublishPost post, string container, DateTimeOffset sentAt, CancellationToken ct) =>
        await FindAsync(door, post, sentAt, ct) is { } entry
            ? new Receipt.Done(entry.Id, entry.Page)
            : new Receipt.Done($"{ByContainer}{container}", ProviderUrl: null);

    /// <summary>The one entry with exactly this caption since it was sent; null when there is none, or more than one.</summary>
    public async Task<MediaEntry?> FindAsync(Door door, PublishPost post, DateTimeOffset sentAt, CancellationToken ct)
    {
        // Instagram's timestamps have whole seconds and its own clock.
        var since = sentAt.AddTicks(-(sentAt.Ticks % TimeSpan.TicksPerMinute));
        var recent = await reads.RecentAsync(door, post.Account, ct);
        return recent?.Where(entry => entry.Caption == post.Text && entry.At >= since).Take(2).ToArray() is [var only] ? only : null;
    }

    private static bool IsMediaId(string? id) => id is { Length: > 0 and <= 40 } && id.All(char.IsAsciiDigit);
}
