using Waooaw.Contracts.Refusals;

namespace Waooaw.Effects.Access;

/// <summary>What came of asking a vault.</summary>
internal abstract record Borrowed
{
    private Borrowed()
    {
    }

    /// <summary>Access, for seconds.</summary>
    public sealed record Lent(string AccessToken) : Borrowed
    {
        // A record prints its members, and this one must never be printed.
        public override string ToString() => nameof(Lent);
    }

    /// <summary>The vault remembers an earlier loan for this act that is not accounted for: what it was used for is not known.</summary>
    public sealed record EarlierIsOpen(string Why) : Borrowed;

    /// <summary>No access this time, and so nothing is sent.</summary>
    public sealed record Denied(Reason Reason, string Why, TimeSpan? RetryAfter = null) : Borrowed;
}
