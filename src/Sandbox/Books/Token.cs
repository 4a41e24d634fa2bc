namespace Waooaw.Sandbox.Books;

/// <summary>A token that was handed out, known by its hash only.</summary>
internal sealed class Token
{
    public required string Hash { get; init; }

    public required string Provider { get; init; }

    public required string Kind { get; init; }

    public required string GrantId { get; init; }

    /// <summary>Whose it is; null for one that stands for a person and not for an account.</summary>
    public string? AccountId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>What a token is for, in words of our own.</summary>
internal static class TokenKinds
{
    public const string Access = "access";
    public const string Refresh = "refresh";

    /// <summary>Of a person, from which others are made.</summary>
    public const string Person = "person";
    public const string ShortLived = "short_lived";
}
