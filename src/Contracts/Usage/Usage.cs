using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Usage;

/// <summary>Something that was used or spent; money is whole micro-USD.</summary>
public sealed record UsageEventView
{
    public required UsageEventId UsageEventId { get; init; }
    public required UsageEventType EventType { get; init; }
    public required string CorrelationId { get; init; }
    public required CustomerId CustomerId { get; init; }
    public string? AgentId { get; init; }
    public HiredInstanceId? HiredInstanceId { get; init; }
    public string? SkillKey { get; init; }
    public string? Purpose { get; init; }
    public string? Action { get; init; }
    public string? Model { get; init; }
    public bool? CacheHit { get; init; }
    public required long TokensIn { get; init; }
    public required long TokensOut { get; init; }
    public required long CostMicroUsd { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public enum UsageEventType
{
    SkillExecution,
    BudgetPrecheck,
    PublishAction,
    TradeAction,
    ModelCall,
    ToolCall,
}

/// <summary>The events of one day or month (UTC) together.</summary>
public sealed record UsageBucketView(string Bucket, UsageEventType EventType, long Events, long TokensIn, long TokensOut, long CostMicroUsd);
