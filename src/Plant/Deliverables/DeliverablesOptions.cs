using System.ComponentModel.DataAnnotations;

namespace Waooaw.Plant.Deliverables;

/// <summary>In which time a post may go out.</summary>
internal sealed class DeliverablesOptions
{
    public const string Section = "Deliverables";

    /// <summary>How long the window of a new version is when nothing else is asked for; also the longest it can be.</summary>
    [Range(typeof(TimeSpan), "00:15:00", "90.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromDays(35);

    /// <summary>How late after its due time a post is still wanted; later it is missed, not sent.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Lateness { get; set; } = TimeSpan.FromHours(1);

    /// <summary>For how long the same words are not said again on an account.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan SameMessageWithin { get; set; } = TimeSpan.FromDays(30);
}
