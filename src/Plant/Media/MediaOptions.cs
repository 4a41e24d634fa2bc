using System.ComponentModel.DataAnnotations;

namespace Waooaw.Plant.Media;

/// <summary>What may be uploaded, and for how long a provider may fetch it.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>The largest picture in bytes.</summary>
    [Range(1024, 100 * 1024 * 1024)]
    public long MaxBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>The largest film in bytes.</summary>
    [Range(1024, 100 * 1024 * 1024)]
    public long MaxFilmBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>The most pixels of a picture; a small file may unpack to a huge picture.</summary>
    [Range(1, 200_000_000)]
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>How long a signed link is good for.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan LinkLife { get; set; } = TimeSpan.FromMinutes(10);
}
