using Waooaw.Contracts.Contacts;
using Waooaw.Contracts.Paging;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Contacts;

/// <summary>The people a business may write to.</summary>
internal static class ContactsFeature
{
    public static void AddContacts(this IServiceCollection services)
    {
        services.AddSingleton<ContactKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<ContactKeys>());
        services.AddScoped<ContactBook>();
    }

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        routes.MapWrite<ContactView>("POST", "/api/v1/contacts", TakeContact.HandleAsync, StatusCodes.Status201Created).ForOneCustomer();
        routes.MapRead<Page<ContactView>>("/api/v1/contacts", ListContacts.HandleAsync).ForOneCustomer();
        routes.MapWrite<ContactView>("POST", "/api/v1/contacts/{id}/opt-out", OptContactOut.HandleAsync).ForOneCustomer();
        routes.MapWrite<ContactView>("DELETE", "/api/v1/contacts/{id}", EraseContact.HandleAsync).ForOneCustomer();
    }
}
