using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Hiring;

/// <summary>A customer's one trial of an agent type, ever, whatever subscriptions come and go.</summary>
internal sealed class Trial
{
    public required CustomerId CustomerId { get; init; }

    public required string AgentTypeId { get; init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndsAt { get; private set; }

    public DateTimeOffset? ConvertedAt { get; private set; }

    /// <summary>The UTC day the count is for.</summary>
    public DateOnly Day { get; private set; }

    public int TasksOfDay { get; private set; }

    public TrialStatus StatusAt(DateTimeOffset now) => this switch
    {
        { ConvertedAt: not null } => TrialStatus.Converted,
        { EndsAt: null } => TrialStatus.NotStarted,
        _ when now < EndsAt => TrialStatus.Active,
        _ => TrialStatus.Ended,
    };

    /// <summary>Begins with the first agent that is finalized, and never begins again.</summary>
    public bool Start(DateTimeOffset now, TimeSpan length)
    {
        if (StartedAt is not null)
        {
            return false;
        }

        (StartedAt, EndsAt) = (now, now + length);
        return true;
    }

    public void Convert(DateTimeOffset now) => ConvertedAt ??= now;

    public int TasksAt(DateTimeOffset now) => Day == DayOf(now) ? TasksOfDay : 0;

    public void CountTask(DateTimeOffset now) => (Day, TasksOfDay) = (DayOf(now), TasksAt(now) + 1);

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}

internal sealed class TrialTable : IEntityTypeConfiguration<Trial>
{
    public void Configure(EntityTypeBuilder<Trial> builder)
    {
        builder.ToTable("trials");
        builder.HasKey(trial => new { trial.CustomerId, trial.AgentTypeId });
    }
}
