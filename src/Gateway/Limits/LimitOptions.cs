using System.ComponentModel.DataAnnotations;

namespace Waooaw.Gateway.Limits;

/// <summary>How much one caller gets.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Gateway:Limits";

    /// <summary>Requests a second of one signed-in person, over time.</summary>
    [Range(1, 10_000)]
    public int CallerPerSecond { get; set; } = 20;

    /// <summary>Requests of one signed-in person at once.</summary>
    [Range(1, 100_000)]
    public int CallerBurst { get; set; } = 60;

    /// <summary>Requests a second from one address where nobody is signed in.</summary>
    [Range(1, 10_000)]
    public int AnonymousPerSecond { get; set; } = 10;

    /// <summary>How long Plant may stay silent in the middle of an answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan PlantTimeout { get; set; } = TimeSpan.FromSeconds(100);
}
