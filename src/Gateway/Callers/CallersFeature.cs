using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.Gateway.Callers;

/// <summary>Finds out who calls, before anything is counted or forwarded.</summary>
internal static class CallersFeature
{
    private const string Scheme = "Bearer ";

    extension(HttpContext context)
    {
        /// <summary>Who calls. Without the middleware that finds out, nobody.</summary>
        public Caller Caller => context.Features.Get<Caller>() ?? new Caller.Anonymous();

        /// <summary>The line of the route table that was asked for; null for what is not on it.</summary>
        public Route? Route => context.GetEndpoint()?.Metadata.GetMetadata<Route>();
    }

    public static void AddCallers(this IServiceCollection services) => services.AddSingleton<BelievedTokens>();

    public static void UseCallers(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Route is { } route)
        {
            context.Features.Set(await FindAsync(context, route));
        }

        await next(context);
    });

    private static async Task<Caller> FindAsync(HttpContext context, Route route)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0 || IsForProviders(route))
        {
            return new Caller.Anonymous();
        }

        return header is [{ } only] && only.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await context.RequestServices.GetRequiredService<BelievedTokens>().ReadAsync(only[Scheme.Length..].Trim(), context.RequestAborted)
            : new Caller.Unbelieved();
    }

    // Providers sign in nowhere: what they may fetch is signed in its own address, and Plant checks that.
    private static bool IsForProviders(Route route) => !route.Path.StartsWith("/api/", StringComparison.Ordinal);
}
