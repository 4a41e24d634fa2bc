using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Usage;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Usage;

/// <summary>What agents use and spend.</summary>
internal static class UsageFeature
{
    public static void MapUsage(this IEndpointRouteBuilder routes)
    {
        routes.MapRead<Page<UsageEventView>>("/api/v1/usage-events", ListUsageEvents.HandleAsync).ForOneCustomer();
        routes.MapRead<Page<UsageBucketView>>("/api/v1/usage-events/aggregate", AggregateUsage.HandleAsync).ForOneCustomer();
    }
}
