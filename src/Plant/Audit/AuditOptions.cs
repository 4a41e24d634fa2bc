using System.ComponentModel.DataAnnotations;

namespace Waooaw.Plant.Audit;

/// <summary>How the record is vouched for.</summary>
internal sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>How often chains that have grown get a signed checkpoint.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan CheckpointEvery { get; set; } = TimeSpan.FromMinutes(10);
}
