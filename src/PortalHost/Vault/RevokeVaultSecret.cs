using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Routes;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Vault;

/// <summary>A secret is destroyed: from this moment nothing is lent from it.</summary>
internal static class RevokeVaultSecret
{
    public static async Task<Results<NoContent, Refused>> HandleAsync(
        string credentialRef, Person person, PortalDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!person.May(Scope.Setup))
        {
            return VaultRefusals.NoRole.ToResult();
        }

        var customer = person.Customer;
        var secret = await db.Set<VaultSecret>().SingleOrDefaultAsync(
            known => known.CredentialRef == credentialRef && known.CustomerId == customer, ct);
        if (secret is null)
        {
            return Refusal.NotFound.ToResult();
        }

        if (secret.RevokedAt is null)
        {
            secret.Revoke(clock.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                return VaultRefusals.Changed.ToResult();
            }
        }

        return TypedResults.NoContent();
    }
}
