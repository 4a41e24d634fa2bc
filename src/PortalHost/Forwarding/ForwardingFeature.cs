using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Refusals;
using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.PortalHost.Forwarding;

/// <summary>What this portal's pages may ask of Plant: the routes of the one table that are for the people who sign in here.</summary>
internal static class ForwardingFeature
{
    private const string Api = "/api";

    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<ForwardedHeaders>();
        services.AddSingleton<ForwardToGateway>();
    }

    public static void MapForwarding(this IEndpointRouteBuilder routes, Portal portal)
    {
        foreach (var route in RouteTable.All.Where(route => IsForwarded(route, portal)))
        {
            var forwarded = routes.MapMethods(route.Path, [route.Method], Handler(route)).WithTags("Plant").WithMetadata(new MayActFor());
            if (!route.IsFor(Callers.Anyone))
            {
                forwarded.RequireAuthorization();
            }
        }

        // Before any page: what is not listed does not exist, for every verb.
        routes.MapFallback($"{Api}/{{**rest}}", (HttpContext context) => Refusal.NotFound.ToResult().ExecuteAsync(context));
    }

    private static bool IsForwarded(Route route, Portal portal) =>
        route.IsFor(portal.Callers | Callers.Anyone) && route.Path.StartsWith($"{Api}/v1/", StringComparison.Ordinal);

    private static RequestDelegate Handler(Route route) =>
        context => context.RequestServices.GetRequiredService<ForwardToGateway>().HandleAsync(context, route);
}
