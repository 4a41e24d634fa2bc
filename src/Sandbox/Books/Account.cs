namespace Waooaw.Sandbox.Books;

/// <summary>An account that the Sandbox issued, with the hash of the only token that opens it.</summary>
internal sealed class Account
{
    public required string Id { get; init; }

    public required string Provider { get; init; }

    public required string Username { get; init; }

    public required string TokenHash { get; init; }
}
