using System.Text.Json.Serialization;

namespace Waooaw.Plant.Agents.Dimensions;

/// <summary>How long and how much a customer may try the agent.</summary>
internal sealed record TrialDimension(int Days, int TasksPerDay) : IDimension<TrialDimension, TrialArtifact>
{
    public const int DefaultDays = 7;
    public const int DefaultTasksPerDay = 10;

    public static string Name => "trial";

    public static TrialDimension Read(ObjectReading config) => new(
        (int)(config.Whole("days", max: 365) ?? DefaultDays),
        (int)(config.Whole("tasks_per_day", max: 10_000) ?? DefaultTasksPerDay));

    public TrialArtifact Materialize() => new(TimeSpan.FromDays(Days), TasksPerDay);
}

internal sealed record TrialArtifact(TimeSpan Duration, int TasksPerDay);

/// <summary>What the agent may use up; a limit that is left out is the plan's.</summary>
internal sealed record BudgetDimension(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MaxTasksPerDay,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? MonthlyMicroUsd)
    : IDimension<BudgetDimension, BudgetArtifact>
{
    public static string Name => "budget";

    public static BudgetDimension Read(ObjectReading config) => new(
        (int?)config.Whole("max_tasks_per_day", max: 10_000),
        config.Whole("monthly_micro_usd", min: 0));

    public BudgetArtifact Materialize() => new(MaxTasksPerDay, MonthlyMicroUsd);
}

internal sealed record BudgetArtifact(int? MaxTasksPerDay, long? MonthlyMicroUsd);
