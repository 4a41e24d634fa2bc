using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;

namespace Waooaw.Plant.Hiring;

/// <summary>One agent at work for one customer.</summary>
internal sealed class HiredAgent
{
    public required HiredInstanceId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public required string AgentTypeId { get; init; }

    public required string Nickname { get; set; }

    /// <summary>The setup as JSON, in the agent type's own words, without any secret.</summary>
    public required string Config { get; set; }

    /// <summary>Settings of single skills as JSON, by skill key.</summary>
    public required string SkillConfigs { get; set; }

    public HiredAgentStatus Status { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinalizedAt { get; private set; }

    public bool Finalize(DateTimeOffset now)
    {
        if (Status != HiredAgentStatus.Draft)
        {
            return false;
        }

        (Status, FinalizedAt) = (HiredAgentStatus.Active, now);
        return true;
    }

    /// <summary>Puts a working agent to rest; false when it is not at work.</summary>
    public bool Pause() => Move(HiredAgentStatus.Active, HiredAgentStatus.Paused);

    /// <summary>Lets it work again; what was stopped meanwhile stays stopped.</summary>
    public bool Resume() => Move(HiredAgentStatus.Paused, HiredAgentStatus.Active);

    public HiredAgentView View(IReadOnlyList<string> missing) => new()
    {
        HiredInstanceId = Id,
        SubscriptionId = SubscriptionId,
        AgentTypeId = AgentTypeId,
        Nickname = Nickname,
        Status = Status,
        Configured = missing.Count == 0,
        Missing = missing,
        Config = JsonElement.Parse(Config),
        SkillConfigs = JsonSerializer.Deserialize<IReadOnlyDictionary<string, JsonElement>>(SkillConfigs, WireJson.Options)!,
        CreatedAt = CreatedAt,
        FinalizedAt = FinalizedAt,
    };

    private bool Move(HiredAgentStatus from, HiredAgentStatus to)
    {
        if (Status != from)
        {
            return false;
        }

        Status = to;
        return true;
    }
}

internal sealed class HiredAgentTable : IEntityTypeConfiguration<HiredAgent>
{
    public void Configure(EntityTypeBuilder<HiredAgent> builder)
    {
        builder.ToTable("hired_agents");
        builder.HasKey(agent => new { agent.CustomerId, agent.Id });
        builder.Property(agent => agent.Status).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(agent => new { agent.CustomerId, agent.CreatedAt });
    }
}
