using System.ComponentModel.DataAnnotations;

namespace Waooaw.Hosting.Surfaces;

/// <summary>Where the others are. In the embedded default all of it follows from PORT_BASE.</summary>
public sealed class AddressOptions
{
    public const string Section = "Addresses";

    /// <summary>Where customers reach their portal; also the only `Origin` it accepts writes from.</summary>
    [Required]
    public Uri CustomerPortal { get; set; } = null!;

    /// <summary>Where operators reach theirs.</summary>
    [Required]
    public Uri PlatformPortal { get; set; } = null!;

    /// <summary>Where the customer portal's vault listens for Plant; never reachable from outside.</summary>
    [Required]
    public Uri CustomerPortalVault { get; set; } = null!;

    /// <summary>Where the platform portal's vault listens for Plant; never reachable from outside.</summary>
    [Required]
    public Uri PlatformPortalVault { get; set; } = null!;

    /// <summary>Where portals reach the Gateway.</summary>
    [Required]
    public Uri Gateway { get; set; } = null!;

    /// <summary>Where providers reach the Gateway, for signed media links and webhooks.</summary>
    [Required]
    public Uri GatewayPublic { get; set; } = null!;

    /// <summary>Where the Gateway reaches Plant.</summary>
    [Required]
    public Uri Plant { get; set; } = null!;

    /// <summary>Where the Sandbox is.</summary>
    [Required]
    public Uri Sandbox { get; set; } = null!;

    public Uri Of(Surface surface) => surface switch
    {
        _ when surface == Surface.CustomerPortal => CustomerPortal,
        _ when surface == Surface.PlatformPortal => PlatformPortal,
        _ when surface == Surface.Gateway => Gateway,
        _ when surface == Surface.Plant => Plant,
        _ => Sandbox,
    };

    /// <summary>Fills what is not set with the embedded default: localhost, hundred ports apart, vaults ten above their portal.</summary>
    internal void FillFrom(int portBase)
    {
        CustomerPortal ??= Local(portBase + Surface.CustomerPortal.Offset);
        PlatformPortal ??= Local(portBase + Surface.PlatformPortal.Offset);
        CustomerPortalVault ??= Local(portBase + Surface.CustomerPortal.Offset + 10);
        PlatformPortalVault ??= Local(portBase + Surface.PlatformPortal.Offset + 10);
        Gateway ??= Local(portBase + Surface.Gateway.Offset);
        GatewayPublic ??= Gateway;
        Plant ??= Local(portBase + Surface.Plant.Offset);
        Sandbox ??= Local(portBase + Surface.Sandbox.Offset);
    }

    private static Uri Local(int port) => new($"http://localhost:{port}");
}
