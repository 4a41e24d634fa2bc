namespace Waooaw.Sandbox.Books;

/// <summary>What somebody allowed the app, for which accounts, until it is taken back. Every token lives by one.</summary>
internal sealed class Grant
{
    public required string Id { get; init; }

    public required string Provider { get; init; }

    /// <summary>Who allowed it: an account, or a person who only looks after one.</summary>
    public required string Subject { get; init; }

    public required string SubjectName { get; init; }

    public required string Scope { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last refresh token ends, where refreshing does not move it.</summary>
    public DateTimeOffset? RefreshUntil { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>An account that a grant is good for.</summary>
internal sealed class GrantedAccount
{
    public required string GrantId { get; init; }

    public required string AccountId { get; init; }
}
