using System.ComponentModel.DataAnnotations;

namespace Waooaw.PortalHost.Sessions;

/// <summary>How long a sign-in lasts.</summary>
internal sealed class SessionLifeOptions
{
    public const string Section = "Portal:Sessions";

    /// <summary>A session that is not used this long has ended.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Even a session in use ends after this.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(12);
}
