using Waooaw.Contracts.Refusals;

namespace Waooaw.Effects;

/// <summary>What became of one attempt, as far as it is known.</summary>
public abstract record Receipt
{
    private Receipt()
    {
    }

    /// <summary>The provider has it.</summary>
    /// <param name="ProviderRef">What the provider calls it.</param>
    public sealed record Done(string ProviderRef, string? ProviderUrl) : Receipt;

    /// <summary>Nothing is out, and that is known.</summary>
    /// <param name="IsTransient">The same act may go through later, on the same approval.</param>
    /// <param name="Counts">Whether it uses up one of the attempts; waiting for a provider that is still at work does not.</param>
    /// <param name="DropsHandle">What was prepared is of no use any more; the next attempt prepares anew.</param>
    public sealed record Refused(
        bool IsTransient,
        Reason Reason,
        string Why,
        TimeSpan? RetryAfter = null,
        bool Counts = true,
        bool DropsHandle = false) : Receipt;

    /// <summary>It may be out or not. Nothing is sent again; the provider is asked.</summary>
    public sealed record Unknown(string Why) : Receipt;
}
