using System.ComponentModel.DataAnnotations;

namespace Waooaw.PortalHost.Sessions;

/// <summary>How often a portal may be asked.</summary>
internal sealed class PortalLimitOptions
{
    public const string Section = "Portal:Limits";

    /// <summary>Writes without a session, such as signing up or in, from one network address.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousWritesPerMinute { get; set; } = 10;

    /// <summary>Tries to sign in to one account from one network address.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerMinute { get; set; } = 5;

    /// <summary>Requests of one session.</summary>
    [Range(1, 1_000_000)]
    public int SessionRequestsPerMinute { get; set; } = 300;
}
