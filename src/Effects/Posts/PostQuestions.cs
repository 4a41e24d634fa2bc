using Waooaw.Effects.Access;

namespace Waooaw.Effects.Posts;

/// <summary>Asks a provider what became of a post. It reads and does nothing else.</summary>
public sealed class PostQuestions
{
    private readonly BorrowAccess _borrow;
    private readonly ProviderDoors _doors;

    internal PostQuestions(BorrowAccess borrow, ProviderDoors doors) => (_borrow, _doors) = (borrow, doors);

    /// <param name="part">Which part of the effect, counted from 0.</param>
    /// <param name="handle">What the provider calls the thing that was about to be made visible.</param>
    /// <param name="sentAfter">When the point of no return was passed.</param>
    public async Task<PostAnswer> AskAsync(
        PublishPost post, int part, string? handle, DateTimeOffset sentAfter, string correlationId, CancellationToken ct)
    {
        if (_doors.Find(post.Provider, post.Environment) is not { } provider || !provider.IsAccount(post.Account))
        {
            return new PostAnswer.CannotBeKnown($"There is no '{post.Provider}' here that could be asked about this account. Look there, and say what you see.");
        }

        if (provider.CannotBeAsked(post, handle) is { } nothing)
        {
            return new PostAnswer.CannotBeKnown(nothing);
        }

        return await _borrow.ToAskAsync(post.Connection, correlationId, ct) switch
        {
            Borrowed.Lent lent => await provider.AskAsync(
                _doors.Open(provider, post.Environment, lent, correlationId, part), post, handle, sentAfter, ct),
            Borrowed.Denied no => new PostAnswer.NoAnswer(no.Why, no.RetryAfter),
            _ => new PostAnswer.NoAnswer("The vault does not lend access for this question.", RetryAfter: null),
        };
    }
}
