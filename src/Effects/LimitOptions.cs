using System.ComponentModel.DataAnnotations;

namespace Waooaw.Effects;

/// <summary>How long anything outside may take.</summary>
public sealed class LimitOptions
{
    public const string Section = "Effects:Limits";

    /// <summary>The visible write: connect, send and answer together. The reconciler's first question counts on its upper end.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:20")]
    public TimeSpan SendLimit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Any other call to a provider.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan PrepareTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A loan of access by a vault.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:30")]
    public TimeSpan BorrowTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a container at work is looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan ContainerPoll { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long one attempt waits for a container; then the next attempt goes on with it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:02:00")]
    public TimeSpan ContainerWait { get; set; } = TimeSpan.FromSeconds(20);
}
