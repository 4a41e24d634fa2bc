using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Usage;

namespace Waooaw.Plant.Usage;

/// <summary>Something that was used or spent, written in the unit that used it.</summary>
internal sealed class UsageEvent
{
    public required UsageEventId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required UsageEventType EventType { get; init; }

    public required string CorrelationId { get; init; }

    /// <summary>The agent type at work.</summary>
    public string? AgentId { get; init; }

    public HiredInstanceId? HiredInstanceId { get; init; }

    public string? SkillKey { get; init; }

    public string? Purpose { get; init; }

    public string? Action { get; init; }

    public string? Model { get; init; }

    public bool? CacheHit { get; init; }

    public long TokensIn { get; init; }

    public long TokensOut { get; init; }

    public long CostMicroUsd { get; init; }

    public required DateTimeOffset CreatedAt
    {
        get;
        init
        {
            field = value;
            Day = int.Parse(value.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The UTC day as a number, 20261201: both databases group by it alike.</summary>
    public int Day { get; private set; }

    public UsageEventView View() => new()
    {
        UsageEventId = Id,
        EventType = EventType,
        CorrelationId = CorrelationId,
        CustomerId = CustomerId,
        AgentId = AgentId,
        HiredInstanceId = HiredInstanceId,
        SkillKey = SkillKey,
        Purpose = Purpose,
        Action = Action,
        Model = Model,
        CacheHit = CacheHit,
        TokensIn = TokensIn,
        TokensOut = TokensOut,
        CostMicroUsd = CostMicroUsd,
        CreatedAt = CreatedAt,
    };
}

internal sealed class UsageEventTable : IEntityTypeConfiguration<UsageEvent>
{
    public void Configure(EntityTypeBuilder<UsageEvent> builder)
    {
        builder.ToTable("usage_events");
        builder.HasKey(used => new { used.CustomerId, used.Id });
        builder.Property(used => used.EventType).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(used => new { used.CustomerId, used.CreatedAt });
    }
}
