using System.ComponentModel.DataAnnotations;

namespace Waooaw.Plant.Hiring;

/// <summary>What a trial is.</summary>
internal sealed class HiringOptions
{
    public const string Section = "Hiring";

    /// <summary>How long a trial runs from the first agent that is finalized.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00")]
    public TimeSpan TrialLength { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How many runs of a skill a trial has in one UTC day.</summary>
    [Range(1, 1000)]
    public int TrialTasksPerDay { get; set; } = 10;
}
