using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Hiring;

/// <summary>One plan of a customer for one agent type; hired agents count against it.</summary>
internal sealed class Subscription
{
    public required SubscriptionId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required string AgentTypeId { get; init; }

    public required string PlanId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends, once it was cancelled: the end of the month that has begun.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public SubscriptionStatus StatusAt(DateTimeOffset now) => EndsAt switch
    {
        null => SubscriptionStatus.Active,
        { } end when now < end => SubscriptionStatus.CancelAtPeriodEnd,
        _ => SubscriptionStatus.Canceled,
    };

    public bool IsLiveAt(DateTimeOffset now) => StatusAt(now) != SubscriptionStatus.Canceled;

    /// <summary>Ends it with the month that has begun, counted from the day it was taken out.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (EndsAt is not null)
        {
            return;
        }

        var months = 1;
        while (CreatedAt.AddMonths(months) <= now)
        {
            months++;
        }

        EndsAt = CreatedAt.AddMonths(months);
    }

    public SubscriptionView View(Trial trial, DateTimeOffset now, int tasksPerDay) => new()
    {
        SubscriptionId = Id,
        AgentTypeId = AgentTypeId,
        PlanId = PlanId,
        Status = StatusAt(now),
        Trial = new TrialView(trial.StatusAt(now), trial.StartedAt, trial.EndsAt, tasksPerDay),
        CreatedAt = CreatedAt,
    };
}

internal sealed class SubscriptionTable : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("subscriptions");
        builder.HasKey(subscription => new { subscription.CustomerId, subscription.Id });
        builder.HasIndex(subscription => new { subscription.CustomerId, subscription.CreatedAt });
    }
}
