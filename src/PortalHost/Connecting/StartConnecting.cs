using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Waooaw.Connect.Access;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Surfaces;
using Waooaw.PortalHost.Gateway;
using Waooaw.PortalHost.Sessions;
using Waooaw.PortalHost.Vault;

namespace Waooaw.PortalHost.Connecting;

/// <summary>Sends a person to a provider's page of consent. What can be known to fail is said before they leave.</summary>
internal static class StartConnecting
{
    public static async Task<IResult> HandleAsync(
        HttpContext context, string provider, [FromQuery(Name = "hired_instance_id")] HiredInstanceId hiredInstanceId, string? environment,
        Person person, ConnectProviders providers, OurApp app, ConsentPage consent, ProductionIsOpen production, GatewayDoor gateway,
        AccessTokens tokens, ConnectAttempts attempts, IOptions<AddressOptions> addresses, CancellationToken ct)
    {
        if (providers.Find(provider) is not { } manifest)
        {
            return new Arrival.Refused(ConnectingRefusals.NoSuchProvider);
        }

        if (World(environment) is not { } world)
        {
            return new Arrival.Refused(Refusal.Invalid("environment", "It is sandbox or production."));
        }

        if (manifest.Kind != ConnectKind.Oauth)
        {
            return new Arrival.Refused(ConnectingRefusals.ByForm(manifest));
        }

        if (await production.CheckAsync(world, person, context, ct) is { } refusal)
        {
            return new Arrival.Refused(refusal);
        }

        if (app.At(manifest, world) is not { } us)
        {
            return new Arrival.Refused(ConnectingRefusals.NoApp(manifest));
        }

        var hired = await gateway.GetAsync($"/api/v1/hired-agents/{hiredInstanceId}", tokens.For(person), context, ct);
        if (hired.Status != StatusCodes.Status200OK)
        {
            return new Arrival.Refused(hired.ToRefusal());
        }

        var (state, verifier) = await attempts.OpenAsync(context, person, manifest.Name, world, hiredInstanceId, ct);
        return new Departure(consent.AddressOf(manifest, world, us.ClientId, WayBack(addresses.Value, manifest), state, verifier));
    }

    private static ProviderEnvironment? World(string? environment) => environment switch
    {
        null or "sandbox" => ProviderEnvironment.Sandbox,
        "production" => ProviderEnvironment.Production,
        _ => null,
    };

    /// <summary>Where the provider sends the person. It is the same when the code is exchanged.</summary>
    public static Uri WayBack(AddressOptions addresses, ProviderManifest provider) =>
        new(addresses.CustomerPortal, $"/api/connect/{provider.Name}/callback");
}
