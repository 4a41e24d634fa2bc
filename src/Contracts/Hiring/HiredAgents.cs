using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Hiring;

/// <summary>The setup of a hired agent as far as it is known; what is missing is answered, not refused.</summary>
public sealed record PutHiredAgentDraft
{
    public required SubscriptionId SubscriptionId { get; init; }

    [StringLength(80, MinimumLength = 1)]
    public required string AgentTypeId { get; init; }

    [StringLength(60, MinimumLength = 1)]
    public required string Nickname { get; init; }

    /// <summary>The members that the agent type's schema names.</summary>
    public required JsonElement Config { get; init; }

    /// <summary>Settings of single skills, by skill key.</summary>
    public IReadOnlyDictionary<string, JsonElement>? SkillConfigs { get; init; }

    /// <summary>The agent to change; absent makes a new one.</summary>
    public HiredInstanceId? HiredInstanceId { get; init; }
}

public sealed record HiredAgentView
{
    public required HiredInstanceId HiredInstanceId { get; init; }
    public required SubscriptionId SubscriptionId { get; init; }
    public required string AgentTypeId { get; init; }
    public required string Nickname { get; init; }
    public required HiredAgentStatus Status { get; init; }

    /// <summary>Everything the agent type asks for is there.</summary>
    public required bool Configured { get; init; }

    /// <summary>The paths of what is not, such as `config.brand_name` or `connections.instagram`.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    public required JsonElement Config { get; init; }
    public required IReadOnlyDictionary<string, JsonElement> SkillConfigs { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinalizedAt { get; init; }
}

public enum HiredAgentStatus
{
    Draft,
    Active,
    Paused,
}
