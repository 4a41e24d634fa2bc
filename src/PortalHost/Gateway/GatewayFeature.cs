using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.PortalHost.Gateway;

/// <summary>How this portal speaks to the only other process it may speak to.</summary>
internal static class GatewayFeature
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void AddGatewayDoor(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokens>();
        services.AddHttpClient<GatewayDoor>((provider, client) =>
        {
            client.BaseAddress = provider.GetRequiredService<IOptions<AddressOptions>>().Value.Gateway;
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = 4 * 1024 * 1024;
        }).ConfigurePrimaryHttpMessageHandler(() => NewHandler());
    }

    /// <summary>The Gateway redirects nobody, sets no cookies, and is reached directly.</summary>
    public static SocketsHttpHandler NewHandler() => new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
}
