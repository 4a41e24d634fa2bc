using System.ComponentModel.DataAnnotations;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;

namespace Waooaw.Contracts.Vault;

/// <summary>A secret on its only way: in. It can be replaced, tested and revoked, and never read back.</summary>
public sealed record PutSecret
{
    [StringLength(40, MinimumLength = 1)]
    public required string Provider { get; init; }

    [StringLength(80, MinimumLength = 1)]
    public required string Label { get; init; }

    /// <summary>The account at the provider that it opens.</summary>
    [StringLength(128, MinimumLength = 1)]
    public string? PostingIdentity { get; init; }

    /// <summary>Which world it is for; absent: the sandbox.</summary>
    public ProviderEnvironment? Environment { get; init; }

    /// <summary>Only from operators: whose secret it is.</summary>
    public CustomerId? CustomerId { get; init; }

    /// <summary>What the provider gave, such as `access_token`.</summary>
    public required IReadOnlyDictionary<string, string> Secret { get; init; }

    // A record prints its members, and this one must never be printed.
    public override string ToString() => $"{nameof(PutSecret)} {Provider}/{Label}";
}

/// <summary>A secret as anyone may see it: that it is there.</summary>
public sealed record SecretView
{
    public required string CredentialRef { get; init; }
    public required string Provider { get; init; }
    public required string Label { get; init; }
    public string? PostingIdentity { get; init; }
    public required ProviderEnvironment Environment { get; init; }
    public required string LastFour { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>What the provider calls the account, where it said so when it was connected.</summary>
    public string? AccountName { get; init; }

    /// <summary>When the access that is kept ends; null where nothing is known to end it. What can be renewed, is.</summary>
    public DateTimeOffset? AccessExpiresAt { get; init; }

    /// <summary>When access can no longer be renewed without a person.</summary>
    public DateTimeOffset? RefreshExpiresAt { get; init; }

    /// <summary>Why the provider no longer accepts it; null where it does. A person connects the account again.</summary>
    public string? DisconnectedReason { get; init; }
}

/// <summary>What the provider said when the secret was tried.</summary>
public sealed record SecretTestView(bool Works, string Detail, string? AccountName, DateTimeOffset TestedAt);

/// <summary>One loan of access, for the customer whose secret it was.</summary>
public sealed record LeaseView(
    LeaseId LeaseId, LeaseKind Kind, string CredentialRef, EffectId? EffectId, int? Attempt, int? Part, DateTimeOffset LentAt, string CorrelationId);

/// <summary>The body of a lease request: the JWS of type `waooaw-lease+jwt`.</summary>
public sealed record AskForLease(string Request);

/// <summary>What a lease's sealed answer holds once opened: access for seconds, never a refresh token or a client secret.</summary>
public sealed record LentAccess(string AccessToken, DateTimeOffset ExpiresAt)
{
    // A record prints its members, and this one must never be printed.
    public override string ToString() => nameof(LentAccess);
}
