using Waooaw.Effects.Instagram;

namespace Waooaw.Effects.Posts;

/// <summary>Asks a provider what became of a post. It reads and does nothing else.</summary>
public sealed class PostQuestions
{
    private readonly InstagramQuestions _instagram;

    internal PostQuestions(InstagramQuestions instagram) => _instagram = instagram;

    /// <param name="handle">What the provider calls the thing that was about to be made visible.</param>
    /// <param name="sentAfter">When the point of no return was passed.</param>
    public Task<PostAnswer> AskAsync(
        PublishPost effect, string? handle, DateTimeOffset sentAfter, string correlationId, CancellationToken ct) => effect.Provider switch
        {
            Providers.Instagram => _instagram.AskAsync(effect, handle, sentAfter, correlationId, ct),
            _ => Task.FromResult<PostAnswer>(new PostAnswer.CannotBeKnown($"No provider '{effect.Provider}' is known here.")),
        };
}
