using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Paging;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>Customers, what they pay for, and the agents that work for them.</summary>
internal static class HiringFeature
{
    public static void AddHiring(this IServiceCollection services)
    {
        services.AddScoped<Setup>();
        services.AddScoped<HiredStaff>();
    }

    public static void MapHiring(this IEndpointRouteBuilder routes)
    {
        routes.MapWrite<CustomerView>("POST", "/api/v1/customers", CreateCustomerProfile.HandleAsync, StatusCodes.Status201Created);
        routes.MapRead<Page<CustomerView>>("/api/v1/customers", ListCustomers.HandleAsync);
        routes.MapRead<CustomerView>("/api/v1/customers/me", ShowCustomer.HandleAsync).ForOneCustomer();
        routes.MapWrite<CustomerView>("PATCH", "/api/v1/customers/me", ChangeCustomerProfile.HandleAsync).ForOneCustomer();

        routes.MapWrite<SubscriptionView>("POST", "/api/v1/subscriptions", TakeOutSubscription.HandleAsync, StatusCodes.Status201Created)
            .ForOneCustomer();
        routes.MapRead<Page<SubscriptionView>>("/api/v1/subscriptions", ListSubscriptions.HandleAsync).ForOneCustomer();
        routes.MapWrite<SubscriptionView>("POST", "/api/v1/subscriptions/{id}/cancel", CancelSubscription.HandleAsync).ForOneCustomer();
        routes.MapWrite<SubscriptionView>("POST", "/api/v1/subscriptions/{id}/convert", ConvertSubscription.HandleAsync).ForOneCustomer();

        routes.MapWrite<HiredAgentView>("PUT", "/api/v1/hired-agents/draft", PutHiredAgent.HandleAsync).ForOneCustomer();
        routes.MapRead<Page<HiredAgentView>>("/api/v1/hired-agents", ListHiredAgents.HandleAsync).ForOneCustomer();
        routes.MapRead<HiredAgentView>("/api/v1/hired-agents/{id}", ShowHiredAgent.HandleAsync).ForOneCustomer();
        routes.MapWrite<HiredAgentView>("POST", "/api/v1/hired-agents/{id}/finalize", FinalizeHiredAgent.HandleAsync).ForOneCustomer();

        routes.MapWrite<ConnectionView>("PUT", "/api/v1/hired-agents/{id}/connections", ConnectAccount.HandleAsync).ForOneCustomer();
        routes.MapWrite<ConnectionView>(
            "POST",
            "/api/v1/hired-agents/{id}/connections/{connectionId}/probe",
            ProbeConnection.HandleAsync,
            beforeTheUnit: route => route.AddEndpointFilter<RouteHandlerBuilder, ProbeConnection.Asking>()).ForOneCustomer();
    }
}
