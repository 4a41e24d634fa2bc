namespace Waooaw.Sandbox.Books;

/// <summary>A code that a consent gave, good once and for minutes.</summary>
internal sealed class AuthorizationCode
{
    public required string Hash { get; init; }

    public required string Provider { get; init; }

    public required string GrantId { get; init; }

    /// <summary>The address it was sent to, letter by letter: the token endpoint wants the same.</summary>
    public required string RedirectUri { get; init; }

    /// <summary>Of PKCE, method S256; null when none was given.</summary>
    public string? Challenge { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
