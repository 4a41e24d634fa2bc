using Waooaw.Effects.Access;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Instagram;

/// <summary>Asks Instagram what became of a container.</summary>
internal sealed class InstagramQuestions(BorrowAccess borrow, InstagramDoor doors, InstagramReads reads, InstagramAftermath aftermath)
{
    public async Task<PostAnswer> AskAsync(
        PublishPost post, string? handle, DateTimeOffset sentAfter, string correlationId, CancellationToken ct)
    {
        if (!InstagramDoor.IsId(handle) || !InstagramDoor.IsId(post.Account) || !doors.Has(post.Environment))
        {
            return new PostAnswer.CannotBeKnown("There is no container to ask Instagram about. Look at the account, and say what you see.");
        }

        var borrowed = await borrow.ToAskAsync(post.Connection, correlationId, ct);
        return borrowed switch
        {
            Borrowed.Lent lent => await AskAsync(doors.Open(post.Connection, lent, correlationId)!, post, handle!, sentAfter, ct),
            Borrowed.Denied no => new PostAnswer.NoAnswer(no.Why, no.RetryAfter),
            _ => new PostAnswer.NoAnswer("The vault does not lend access for this question.", RetryAfter: null),
        };
    }

    private async Task<PostAnswer> AskAsync(Door door, PublishPost post, string container, DateTimeOffset sentAfter, CancellationToken ct)
    {
        var (state, answer) = await reads.ContainerAsync(door, container, ct);
        return state switch
        {
            ContainerState.Published => await PostedAsync(door, post, container, sentAfter, ct),
            ContainerState.Finished => new PostAnswer.NotPosted(
                $"Instagram says that container {container} is finished and not published.", CanGoOn: true),
            ContainerState.Expired => new PostAnswer.NotPosted(
                $"Instagram says that container {container} expired unpublished.", CanGoOn: false),
            ContainerState.Failed => new PostAnswer.NotPosted(
                $"Instagram says that container {container} failed and was not published.", CanGoOn: false),
            ContainerState.InProgress => new PostAnswer.NoAnswer($"Instagram is still at work on container {container}.", RetryAfter: null),
            _ when answer is GraphAnswer.Error { Named.IsGone: true } => await GoneAsync(door, post, container, sentAfter, ct),
            _ => new PostAnswer.NoAnswer(answer.ToRefusal().Why, answer.ToRefusal().RetryAfter),
        };
    }

    private async Task<PostAnswer> PostedAsync(
        Door door, PublishPost post, string container, DateTimeOffset sentAfter, CancellationToken ct)
    {
        var done = await aftermath.DoneAsync(door, post, container, sentAfter, ct);
        return new PostAnswer.Posted(done.ProviderRef, done.ProviderUrl, $"Instagram says that container {container} is published.");
    }

    /// <summary>Instagram has forgotten the container. The post itself can still be seen; not seeing it proves nothing.</summary>
    private async Task<PostAnswer> GoneAsync(
        Door door, PublishPost post, string container, DateTimeOffset sentAfter, CancellationToken ct) =>
        await aftermath.FindAsync(door, post, sentAfter, ct) is { } entry
            ? new PostAnswer.Posted(entry.Id, entry.Page, $"Exactly one post with this text stands on the account since then: {entry.Id}.")
            : new PostAnswer.CannotBeKnown($"Instagram no longer knows container {container}. Look at the account, and say what you see.");
}
