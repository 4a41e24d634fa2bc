namespace Waooaw.Sandbox.Books;

/// <summary>An account that the Sandbox issued, at one of the providers that it plays.</summary>
internal sealed class Account
{
    public required string Id { get; init; }

    public required string Provider { get; init; }

    /// <summary>What it is there: a page, a channel, a member, …</summary>
    public required string Kind { get; init; }

    public required string Username { get; init; }
}
