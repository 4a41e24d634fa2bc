using Waooaw.Contracts.Tokens;

namespace Waooaw.Hosting.Surfaces;

/// <summary>One of the five things that listen.</summary>
/// <param name="Name">As metrics, logs and files call it.</param>
/// <param name="Issuer">What it signs as; null for the Sandbox, which signs nothing.</param>
/// <param name="Offset">Its place above PORT_BASE.</param>
public sealed record Surface(string Name, string Title, string? Issuer, int Offset)
{
    public static readonly Surface CustomerPortal = new("customer-portal", "WAOOAW Customer Portal", Issuers.CustomerPortal, 0);
    public static readonly Surface PlatformPortal = new("platform-portal", "WAOOAW Platform Portal", Issuers.PlatformPortal, 100);
    public static readonly Surface Gateway = new("gateway", "WAOOAW Gateway", Issuers.Gateway, 200);
    public static readonly Surface Plant = new("plant", "WAOOAW Plant", Issuers.Plant, 300);
    public static readonly Surface Sandbox = new("sandbox", "WAOOAW Sandbox", null, 400);

    public static IReadOnlyList<Surface> All { get; } = [CustomerPortal, PlatformPortal, Gateway, Plant, Sandbox];
}
