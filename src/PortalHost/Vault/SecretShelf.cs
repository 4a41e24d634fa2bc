using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Database;
using Waooaw.PortalHost.Data;

namespace Waooaw.PortalHost.Vault;

/// <summary>Puts secrets where they are kept: the same label of the same account again is the same reference, in its next version.</summary>
internal sealed class SecretShelf(PortalDb db, Portal portal, SecretCipher cipher, TimeProvider clock)
{
    /// <summary>All of them, or none.</summary>
    /// <returns>Null when someone else changed one of them at the same moment.</returns>
    public async Task<IReadOnlyList<VaultSecret>?> PutAsync(CustomerId customer, IReadOnlyList<NewSecret> wanted, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var put = new List<VaultSecret>();
        foreach (var one in wanted)
        {
            put.Add(await PutAsync(customer, one, ct));
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) // two at once: the same label made twice, or the version changed in between
        {
            return null;
        }

        await unit.CommitAsync(ct);
        return put;
    }

    private async Task<VaultSecret> PutAsync(CustomerId customer, NewSecret wanted, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var secret = await db.Set<VaultSecret>().SingleOrDefaultAsync(
            known => known.CustomerId == customer && known.Provider == wanted.Provider
                && known.Environment == wanted.Environment && known.Label == wanted.Label,
            ct);
        var known = wanted.Known;
        if (secret is null)
        {
            db.Add(secret = new VaultSecret
            {
                CredentialRef = $"{portal.Issuer}:{Guid.CreateVersion7(now):D}",
                CustomerId = customer,
                Provider = wanted.Provider,
                Environment = wanted.Environment,
                Label = wanted.Label,
            });
        }
        else if (wanted.KeepsRefreshToken && known.RefreshToken is null && RefreshTokenOf(secret) is { } old)
        {
            known = known with { RefreshToken = old.RefreshToken, RefreshExpiresAt = old.RefreshExpiresAt };
        }

        secret.Replace(cipher, known, wanted.PostingIdentity, wanted.AccountName, now);
        return secret;
    }

    // Providers give a refresh token with the first yes, and often not with the second: the first one still stands.
    private KnownSecret? RefreshTokenOf(VaultSecret secret)
    {
        if (secret is not { RevokedAt: null, DisconnectedReason: null })
        {
            return null;
        }

        try
        {
            var plain = cipher.Open(secret);
            var known = KnownSecret.FromBytes(plain);
            CryptographicOperations.ZeroMemory(plain);
            return known.RefreshToken is null ? null : known;
        }
        catch (CryptographicException)
        {
            return null; // what cannot be opened is replaced, which is what its owner is told to do
        }
    }
}

/// <summary>A secret that is to be kept.</summary>
/// <param name="KeepsRefreshToken">Whether a refresh token that is kept already stays, where no new one came.</param>
internal sealed record NewSecret(
    string Provider, ProviderEnvironment Environment, string Label, string? PostingIdentity, string? AccountName, KnownSecret Known, bool KeepsRefreshToken);
