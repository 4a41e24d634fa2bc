using System.ComponentModel.DataAnnotations;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Connections;

/// <summary>An account at a provider that a hired agent may use: a reference to its secret, never the secret.</summary>
public sealed record PutConnection
{
    [StringLength(40, MinimumLength = 1)]
    public required string Provider { get; init; }

    public required ProviderEnvironment Environment { get; init; }

    /// <summary>What the portal's vault calls the secret, such as `cp:0190…`.</summary>
    [StringLength(80, MinimumLength = 4)]
    public required string CredentialRef { get; init; }

    /// <summary>The account as the provider knows it, such as an Instagram user id.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string PostingIdentity { get; init; }

    /// <summary>When access ends for good unless a person connects the account again; null where nothing is known to end it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

public sealed record ConnectionView
{
    public required ConnectionId ConnectionId { get; init; }
    public required HiredInstanceId HiredInstanceId { get; init; }
    public required string Provider { get; init; }
    public required ProviderEnvironment Environment { get; init; }
    public required string CredentialRef { get; init; }
    public required string PostingIdentity { get; init; }
    public required ConnectionHealth Health { get; init; }

    /// <summary>What was found when it was last looked at, for a person.</summary>
    public string? HealthDetail { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Whether the provider can say afterwards what became of a write. Where it cannot, a doubt stays until a person decides.</summary>
    public required bool CanBeAskedAfterSending { get; init; }

    /// <summary>When access ends by itself; null where it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How many posts are due after that; told where connections are listed.</summary>
    public int? DueAfterExpiry { get; init; }
}

public enum ConnectionHealth
{
    /// <summary>Nobody has looked yet.</summary>
    Unknown,
    Healthy,
    Unhealthy,
}
