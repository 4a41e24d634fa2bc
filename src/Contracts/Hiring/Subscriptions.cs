using System.ComponentModel.DataAnnotations;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Hiring;

/// <summary>A customer takes out a plan for one agent type.</summary>
public sealed record CreateSubscription
{
    [StringLength(80, MinimumLength = 1)]
    public required string AgentTypeId { get; init; }

    [StringLength(40, MinimumLength = 1)]
    public required string PlanId { get; init; }
}

public sealed record SubscriptionView
{
    public required SubscriptionId SubscriptionId { get; init; }
    public required string AgentTypeId { get; init; }
    public required string PlanId { get; init; }
    public required SubscriptionStatus Status { get; init; }
    public required TrialView Trial { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The trial as it stands on the server; nothing a caller says changes it.</summary>
public sealed record TrialView(TrialStatus Status, DateTimeOffset? StartedAt, DateTimeOffset? EndsAt, int TasksPerDay);

public enum SubscriptionStatus
{
    Active,
    CancelAtPeriodEnd,
    Canceled,
}

public enum TrialStatus
{
    NotStarted,
    Active,
    Converted,
    Ended,
}
