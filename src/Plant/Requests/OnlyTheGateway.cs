using System.Diagnostics;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Tokens;
using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.Plant.Requests;

/// <summary>Answers nobody but the Gateway, and only what the route table offers to that caller.</summary>
internal static class OnlyTheGateway
{
    private static readonly Refusal NotSigned = new(
        Reasons.Unauthenticated, "Plant answers only what the Gateway signed. Sign in at your portal and use that.");

    /// <summary>What a process answers about itself; everything else needs the Gateway's word.</summary>
    private static readonly string[] Open = ["/health", "/metrics", "/openapi", "/docs", IssuerKeys.Path];

    public static IApplicationBuilder UseOnlyTheGateway(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (Open.Any(path => context.Request.Path.StartsWithSegments(path)))
        {
            await next(context);
            return;
        }

        if (await WhoAsync(context) is not { } caller)
        {
            await NotSigned.ToResult().ExecuteAsync(context);
            return;
        }

        context.Caller = caller;
        context.Request.EnableBuffering(); // read once to bind it, once to recognise the same request
        if (context.GetEndpoint() is { } endpoint && !IsOffered(endpoint, context.Request.Method, caller))
        {
            await Refusal.NotFound.ToResult().ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static async Task<Caller?> WhoAsync(HttpContext context)
    {
        const string bearer = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(bearer, StringComparison.Ordinal))
        {
            return null;
        }

        var reader = context.RequestServices.GetRequiredService<TokenReader>();
        var claims = await reader.ReadAsync<CallerClaims>(
            header[bearer.Length..], TokenTypes.Caller, [Issuers.Gateway], Issuers.Plant, context.RequestAborted);
        var caller = claims is null ? null : Caller.Of(claims);
        Activity.Current?.SetTag("waooaw.customer_id", caller?.CustomerIfAny?.ToString());
        return caller;
    }

    // The Gateway has looked already; Plant looks again, so that an endpoint the table forgot is closed and not open.
    private static bool IsOffered(Endpoint endpoint, string method, Caller caller) =>
        endpoint is not RouteEndpoint { RoutePattern.RawText: { } path }
        || RouteTable.All.Any(route => IsIt(route, method, path) && (route.IsFor(caller.Kind) || route.IsFor(Callers.Anyone)));

    private static bool IsIt(Route route, string method, string path) =>
        route.Method == method && route.Path.TrimStart('/') == path.TrimStart('/');
}
