using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Waooaw.Connect;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.PortalHost.Connecting;

/// <summary>How a person connects an account: out to the provider, a yes there, and back with a code that becomes a secret and a connection.</summary>
internal static class ConnectingFeature
{
    public static void AddConnecting(this IServiceCollection services, bool isDevelopment)
    {
        services.AddAppSecretFile();
        services.AddConnect(isDevelopment, built => built.GetRequiredService<IOptions<AddressOptions>>().Value.Sandbox);
        services.AddSingleton<OurApp>();
        services.AddScoped<ConnectAttempts>();
        services.AddScoped<GrantedAccounts>();
        services.AddScoped<HandOver>();
    }

    /// <summary>The framework logs the whole address of every request, and a provider brings its code back in one.</summary>
    public static void KeepCodesOutOfLogs(this ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);

    public static void MapConnecting(this IEndpointRouteBuilder routes, Portal portal)
    {
        var connect = routes.MapGroup("/api/connect").WithTags("Connect");
        connect.MapGet("", ListConnectableProviders.Handle).RequireAuthorization();
        if (portal.IsForCustomers)
        {
            connect.MapGet("/{provider}/start", StartConnecting.HandleAsync).RequireAuthorization()
                .Produces(StatusCodes.Status302Found).Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");

            // Without RequireAuthorization: whoever comes back when their session is over is told so on a page.
            connect.MapGet("/{provider}/callback", FinishConnecting.HandleAsync)
                .Produces<ConnectedView>().Produces(StatusCodes.Status302Found)
                .Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");
        }
    }
}
