using System.ComponentModel.DataAnnotations;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Approvals;

/// <summary>A person decides at their portal on exactly what they were shown.</summary>
public sealed record DecideDeliverable
{
    public required DeliverableId DeliverableId { get; init; }

    public required int Version { get; init; }

    /// <summary>The hash that the person's own browser computed from what it displayed.</summary>
    public required ContentHash ContentHash { get; init; }

    public required ApprovalDecision Decision { get; init; }

    [StringLength(500)]
    public string? Notes { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The waived findings that the person was shown, one for each rule; a yes names them all.</summary>
    [MaxLength(50)]
    public IReadOnlyList<Waiver>? Waivers { get; init; }
}

/// <summary>A portal hands the signed statement on to Plant.</summary>
public sealed record RecordApproval
{
    /// <summary>The compact JWS of type `waooaw-approval+jwt`.</summary>
    [StringLength(32 * 1024, MinimumLength = 1)]
    public required string Statement { get; init; }

    [StringLength(500)]
    public string? Notes { get; init; }
}

/// <summary>A decision as it stands.</summary>
public sealed record ApprovalView
{
    public required ApprovalId ApprovalId { get; init; }
    public required DeliverableId DeliverableId { get; init; }
    public required int Version { get; init; }
    public required ContentHash ContentHash { get; init; }
    public required ApprovalDecision Decision { get; init; }
    public required AccountId Approver { get; init; }
    public required ApprovalMethod Method { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>`open`, `bound`, `consumed` or `superseded`; of a no, always `consumed`.</summary>
    public required string State { get; init; }

    public string? Notes { get; init; }
}
