using System.ComponentModel.DataAnnotations;

namespace Waooaw.Sandbox;

/// <summary>How the Sandbox behaves when nothing is planned to go wrong.</summary>
internal sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>How long a container is prepared before it is ready.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan ProcessingTime { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How many posts an account may publish in 24 hours.</summary>
    [Range(1, 1000)]
    public int PostsPerDay { get; set; } = 100;
}
