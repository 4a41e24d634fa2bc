using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Tokens;

namespace Waooaw.PortalHost.Evidence;

/// <summary>The public keys with which anyone can check the record offline: whose signatures stand in it.</summary>
internal static class EvidenceKeys
{
    private static readonly IReadOnlyList<string> Signers = [Issuers.CustomerPortal, Issuers.PlatformPortal, Issuers.Plant];

    public static void MapEvidenceKeys(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/.well-known/evidence-keys.json", HandleAsync).WithTags("Evidence");

    private static async Task<Results<Ok<SigningKeySet>, Refused>> HandleAsync(TokenSigner own, IssuerKeys others, CancellationToken ct)
    {
        var keys = new List<SigningKey>();
        foreach (var issuer in Signers)
        {
            var published = issuer == own.Issuer ? own.Published.Keys : await others.AllAsync(issuer, ct);
            if (published is [])
            {
                // Half a set would make good evidence look forged.
                return new Refusal(
                    Reasons.DependencyUnavailable, $"The keys of '{issuer}' cannot be read right now. Try again in a moment.").ToResult();
            }

            keys.AddRange(published);
        }

        return TypedResults.Ok(new SigningKeySet(keys).Public());
    }
}
