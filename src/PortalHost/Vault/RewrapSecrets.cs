using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.PortalHost.Data;

namespace Waooaw.PortalHost.Vault;

/// <summary>Moves every secret under the vault's newest key while the portal goes on working.</summary>
public static class RewrapSecrets
{
    /// <param name="services">Those of the portal whose vault it is.</param>
    /// <returns>How many were moved. A secret that someone changed meanwhile is under the newest key by that.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var newest = services.GetRequiredService<VaultKeys>().Reload().Keys.Max();
        var moved = 0;
        foreach (var credential in await OldAsync(services, newest, ct))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var secret = await db.Set<VaultSecret>().SingleAsync(row => row.CredentialRef == credential, ct);
            if (secret.RevokedAt is not null || secret.KeyVersion == newest)
            {
                continue;
            }

            var (version, wrapped) = scope.ServiceProvider.GetRequiredService<SecretCipher>().Rewrap(secret, newest);
            secret.Rewrap(version, wrapped);
            try
            {
                moved += await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Replaced or revoked this moment: what we read is gone, and so is the need to move it.
            }
        }

        return moved;
    }

    private static async Task<IReadOnlyList<string>> OldAsync(IServiceProvider services, int newest, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<VaultSecret>()
            .Where(secret => secret.KeyVersion != newest && secret.RevokedAt == null)
            .Select(secret => secret.CredentialRef).ToListAsync(ct);
    }
}
