using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Gateway;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Vault;

/// <summary>Whether real accounts may be connected yet. Plant says what a subscription is, never the request; no answer is a no.</summary>
internal sealed class ProductionIsOpen(GatewayDoor gateway, AccessTokens tokens)
{
    /// <returns>Why not; null for a yes, and for the Sandbox always.</returns>
    public async Task<Refusal?> CheckAsync(ProviderEnvironment environment, Person person, HttpContext context, CancellationToken ct)
    {
        if (environment == ProviderEnvironment.Sandbox)
        {
            return null;
        }

        var answer = await gateway.GetAsync("/api/v1/subscriptions?limit=200", tokens.For(person), context, ct);
        if (answer.Status != StatusCodes.Status200OK)
        {
            return VaultRefusals.PlantSilent;
        }

        var subscriptions = answer.Read<Page<SubscriptionView>>().Items;
        return subscriptions.Any(subscription => subscription.Trial.Status == TrialStatus.Converted) ? null : VaultRefusals.Trial;
    }
}
