using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Approvals;

/// <summary>What a person decided, as the portal that authenticated them signs it. Plant keeps the signed bytes; vault and
/// verifier read them again.</summary>
public sealed record ApprovalStatement
{
    public required string Iss { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required DeliverableId DeliverableId { get; init; }

    public required int Version { get; init; }

    /// <summary>The hash of exactly the effect that was shown.</summary>
    public required ContentHash ContentHash { get; init; }

    /// <summary>The hash of the findings that were shown with it.</summary>
    public required ContentHash FindingsDigest { get; init; }

    /// <summary>The rule pack that made them, as the effect names it; absent where none applies.</summary>
    public ContentHash? RulePackDigest { get; init; }

    /// <summary>Findings the person takes responsibility for, each with their reason.</summary>
    public required IReadOnlyList<Waiver> Waivers { get; init; }

    public required ApprovalDecision Decision { get; init; }

    /// <summary>The account that decided; who that is, only the portal knows.</summary>
    public required AccountId Person { get; init; }

    /// <summary>The customer an operator decided for; absent when the customer decided.</summary>
    public CustomerId? OnBehalfOf { get; init; }

    public required ApprovalMethod Method { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Accepted once.</summary>
    public required string Nonce { get; init; }
}

/// <summary>A finding that a person waived, and why.</summary>
public sealed record Waiver(string RuleId, string Reason);

public enum ApprovalDecision
{
    Approved,
    ChangesRequested,
    Rejected,
}

/// <summary>How the person proved who they are when deciding.</summary>
public enum ApprovalMethod
{
    /// <summary>A session they had signed in to.</summary>
    Session,

    /// <summary>A passkey, used for this very decision.</summary>
    Passkey,
}
