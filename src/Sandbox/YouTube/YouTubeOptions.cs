using System.ComponentModel.DataAnnotations;

namespace Waooaw.Sandbox.YouTube;

/// <summary>How many films the Sandbox's YouTube takes, and how long its access tokens are good.</summary>
internal sealed class YouTubeOptions
{
    public const string Section = "Sandbox:YouTube";

    /// <summary>How many uploads the whole project may start between two midnights in Pacific time.</summary>
    [Range(1, 100_000)]
    public int InsertsPerDay { get; set; } = 100;

    /// <summary>How many films a channel may take in 24 hours.</summary>
    [Range(1, 1000)]
    public int UploadsPerChannel { get; set; } = 50;

    /// <summary>How long an access token is good.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan AccessLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an upload may be resumed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan UploadLife { get; set; } = TimeSpan.FromDays(7);
}
