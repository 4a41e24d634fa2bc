namespace Waooaw.PortalHost.Gateway;

/// <summary>To whom an access token speaks.</summary>
internal static class Audiences
{
    public const string Gateway = "gateway";

    /// <summary>The Gateway, from the portal itself. Nothing that a browser sends is ever forwarded under it.</summary>
    public const string GatewayForPortals = "gateway-portal";
}
