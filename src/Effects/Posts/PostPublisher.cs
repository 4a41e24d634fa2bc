using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Instagram;
using Waooaw.Hooks;

namespace Waooaw.Effects.Posts;

/// <summary>Makes one approved post visible, at most once, and says what is known of it.</summary>
public sealed class PostPublisher
{
    private readonly InstagramPublisher _instagram;

    internal PostPublisher(InstagramPublisher instagram) => _instagram = instagram;

    /// <summary>Spends the permit and performs what it was given for.</summary>
    /// <exception cref="PermitException">The permit was spent before or is too old; nothing was done.</exception>
    public Task<Receipt> PerformAsync(Permit<PublishPost> permit, PublishAttempt attempt, CancellationToken ct)
    {
        var post = permit.Spend();
        return post.Provider switch
        {
            Providers.Instagram => _instagram.PublishAsync(post, permit, attempt, ct),
            _ => Task.FromResult<Receipt>(new Receipt.Refused(
                IsTransient: false,
                Reasons.ProviderNotAllowed,
                $"No provider '{post.Provider}' is known here. Choose another connection.")),
        };
    }
}
