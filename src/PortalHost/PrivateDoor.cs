using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.PortalHost;

/// <summary>Keeps what is for Plant on the vault's own address, and everything else off it.</summary>
internal sealed class PrivateDoor(RequestDelegate next, IOptions<AddressOptions> addresses, Portal portal)
{
    private const string Path = "/internal";

    public static bool IsThis(HttpRequest request) => request.Path.StartsWithSegments(Path);

    public Task InvokeAsync(HttpContext context)
    {
        var vault = portal.IsForCustomers ? addresses.Value.CustomerPortalVault : addresses.Value.PlatformPortalVault;
        var isPrivate = context.Connection.LocalPort == vault.Port;
        return isPrivate == IsThis(context.Request) || IsForOperations(context.Request)
            ? next(context)
            : Refusal.NotFound.ToResult().ExecuteAsync(context);
    }

    private static bool IsForOperations(HttpRequest request) =>
        request.Path.StartsWithSegments("/health") || request.Path.StartsWithSegments("/metrics");
}
