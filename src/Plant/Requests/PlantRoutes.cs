using System.Diagnostics.CodeAnalysis;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;

namespace Waooaw.Plant.Requests;

/// <summary>The two ways to map a route: one that reads, and one that writes in a unit of its own.</summary>
internal static class PlantRoutes
{
    private static readonly Refusal WhoseIsMissing = Refusal.Invalid(
        "customer_id", "Say for which customer you act: `customer_id` in the query or the body.");

    extension(IEndpointRouteBuilder routes)
    {
        public RouteHandlerBuilder MapRead<TAnswer>([StringSyntax("Route")] string path, Delegate handler) =>
            routes.MapGet(path, handler).RefuseBadBodies().Produces<TAnswer>().Described(path);

        public RouteHandlerBuilder MapWrite<TAnswer>(
            string method,
            [StringSyntax("Route")] string path,
            Delegate handler,
            int status = StatusCodes.Status200OK,
            Action<RouteHandlerBuilder>? beforeTheUnit = null)
        {
            var route = routes.MapMethods(path, [method], handler).RefuseBadBodies();
            beforeTheUnit?.Invoke(route); // what asks somebody else: never while rows are locked
            return route.AddEndpointFilter<RouteHandlerBuilder, OneUnit>().Produces<TAnswer>(status).Described(path);
        }
    }

    extension(RouteHandlerBuilder route)
    {
        /// <summary>Refuses callers of whom nobody knows whose things they mean.</summary>
        public RouteHandlerBuilder ForOneCustomer() => route.AddEndpointFilter(async (context, next) =>
            context.HttpContext.Caller.CustomerIfAny is null ? WhoseIsMissing.ToResult() : await next(context));

        private RouteHandlerBuilder Described(string path) => route
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithTags(path.Split('/', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2) ?? "media");
    }
}
