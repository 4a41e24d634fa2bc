using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Routes;
using Waooaw.Gateway.Callers;
using Waooaw.Gateway.Hooks;
using Waooaw.Gateway.Limits;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Surfaces;
using Yarp.ReverseProxy.Forwarder;
using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.Gateway.Forwarding;

/// <summary>The single door: a request that the route table lists, from a caller it lists, goes to Plant. Nothing else does.</summary>
internal static class ForwardToPlant
{
    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<PlantClient>();
        services.AddSingleton<PlantTransformer>();
        services.AddSingleton<CallerAssertion>();
    }

    public static void MapRoutesToPlant(this WebApplication app)
    {
        foreach (var route in RouteTable.All)
        {
            var mapped = app.MapMethods(route.Path, [route.Method], HandleAsync).WithMetadata(route).ExcludeFromDescription();
            if (route.Path.StartsWith(ProviderSignature.Path, StringComparison.Ordinal))
            {
                mapped.AddEndpointFilter<RouteHandlerBuilder, ProviderSignature>();
            }
        }
    }

    private static async Task HandleAsync(
        HttpContext context,
        IHttpForwarder forwarder,
        PlantClient plant,
        PlantTransformer transformer,
        IOptions<AddressOptions> addresses,
        IOptions<LimitOptions> limits)
    {
        var route = context.Route!;
        if ((Admission.Refuse(context.Caller, route) ?? RefuseBody(context, route)) is { } refusal)
        {
            await refusal.ToResult().ExecuteAsync(context);
            return;
        }

        context.Features.Set<IHttpUpgradeFeature>(null); // requests and answers only: no web sockets
        var error = await forwarder.SendAsync(
            context,
            addresses.Value.Plant.AbsoluteUri,
            plant.Invoker,
            new ForwarderRequestConfig
            {
                ActivityTimeout = limits.Value.PlantTimeout,
                Version = System.Net.HttpVersion.Version11,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            },
            transformer);
        if (error != ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Explain(context).ToResult().ExecuteAsync(context);
        }
    }

    private static Refusal? RefuseBody(HttpContext context, Route route)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = route.MaxBody; // for bodies that do not say their length
        }

        return context.Request.ContentLength > route.MaxBody ? TooLarge : null;
    }

    private static Refusal Explain(HttpContext context) =>
        context.Features.Get<IForwarderErrorFeature>()?.Exception is { } exception && IsTooLarge(exception)
            ? TooLarge
            : new Refusal(
                Reasons.DependencyUnavailable,
                "The system behind this door does not answer right now. Look whether it was done, then try again.");

    private static bool IsTooLarge(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => true,
        AggregateException several => several.InnerExceptions.Any(IsTooLarge),
        _ => exception.InnerException is { } inner && IsTooLarge(inner),
    };

    private static Refusal TooLarge { get; } = new(
        Reasons.TooLarge, "The request body is larger than this address accepts. Send less, or upload media instead.");
}
