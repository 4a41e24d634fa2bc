using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Waooaw.Connect.Access;
using Waooaw.Connect.Manifests;
using Waooaw.Hosting.Database;
using Waooaw.PortalHost.Connecting;
using Waooaw.PortalHost.Data;

namespace Waooaw.PortalHost.Vault;

/// <summary>Renews one secret. Of all copies of the portal one asks the provider, once; the others use what it brings.</summary>
/// <remarks>The place is taken on the row for some seconds, the provider is asked outside of any transaction, and what it gave is stored
/// only over the version that was read. A crash between asking and storing leaves the old refresh token in place: the next one asks with it
/// again, which Google, LinkedIn and Instagram allow. Where a provider takes an old refresh token back with the answer, it then says that the
/// grant is over, and the person connects again.</remarks>
internal sealed partial class RenewOneSecret(
    PortalDb db, SecretCipher cipher, ConnectProviders providers, TokenEndpoint endpoint, OurApp app, TimeProvider clock, ILogger<RenewOneSecret> log)
{
    // Longer than the provider is waited for, so that nobody takes the place of one who is still at it.
    private static readonly TimeSpan Place = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <param name="version">The one that has to go.</param>
    public async Task<Renewal> RunAsync(string credentialRef, int version)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        while (true)
        {
            if (await ReadAsync(credentialRef) is not { } secret || secret.Version != version || secret.RevokedAt is not null)
            {
                return Renewal.Done; // someone else renewed, replaced or revoked it
            }

            if (await TakePlaceAsync(secret, id))
            {
                return await AskAsync(secret, id);
            }

            if (secret.RenewalId is null && secret.RenewalUntil > clock.GetUtcNow())
            {
                return Renewal.Failed; // just now it failed; the provider is left alone for a moment
            }

            await Task.Delay(Look, clock);
        }
    }

    private Task<VaultSecret?> ReadAsync(string credentialRef) =>
        db.Set<VaultSecret>().AsNoTracking().SingleOrDefaultAsync(secret => secret.CredentialRef == credentialRef);

    private async Task<bool> TakePlaceAsync(VaultSecret secret, Guid id)
    {
        var now = clock.GetUtcNow();
        var (mine, until) = ((Guid?)id, (DateTimeOffset?)(now + Place));
        return await db.Set<VaultSecret>()
            .Where(row => row.CredentialRef == secret.CredentialRef && row.Version == secret.Version && row.RevokedAt == null
                && (row.RenewalUntil == null || row.RenewalUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RenewalId, mine).SetProperty(row => row.RenewalUntil, until)) == 1;
    }

    private async Task<Renewal> AskAsync(VaultSecret secret, Guid id)
    {
        if (Open(secret) is not { } known || providers.Find(secret.Provider) is not { } provider || !known.CanBeRenewed(provider))
        {
            await LeavePlaceAsync(secret, id, until: null);
            return Renewal.NoWay;
        }

        if (app.At(provider, secret.Environment) is not { } us)
        {
            LogNoApp(provider.Name);
            await LeavePlaceAsync(secret, id, clock.GetUtcNow() + RestAfterFailure);
            return Renewal.Failed;
        }

        switch (await endpoint.RenewAsync(provider, secret.Environment, us, known.ToAccess(), CancellationToken.None))
        {
            case TokenAnswer.Granted { Access: { } access }:
                await StoreAsync(secret, row => row.Renew(cipher, KnownSecret.From(access)));
                return Renewal.Done;
            case TokenAnswer.Over over:
                LogOver(secret.CredentialRef, provider.Name);
                await StoreAsync(secret, row => row.Disconnect(over.Why));
                return Renewal.Over;
            default:
                LogFailed(secret.CredentialRef, provider.Name);
                await LeavePlaceAsync(secret, id, clock.GetUtcNow() + RestAfterFailure);
                return Renewal.Failed;
        }
    }

    private KnownSecret? Open(VaultSecret secret)
    {
        try
        {
            var plain = cipher.Open(secret);
            var known = KnownSecret.FromBytes(plain);
            CryptographicOperations.ZeroMemory(plain);
            return known;
        }
        catch (CryptographicException)
        {
            return null; // the loan that follows says it, and logs it
        }
    }

    // Moving a secret under another key changes its row, but not the version: what the provider gave is then stored again, never asked again.
    private async Task StoreAsync(VaultSecret read, Action<VaultSecret> change)
    {
        while (true)
        {
            await using var unit = await WriteUnit.BeginAsync(db, CancellationToken.None);
            db.ChangeTracker.Clear();
            var row = await db.Set<VaultSecret>().SingleAsync(secret => secret.CredentialRef == read.CredentialRef);
            if (row.Version != read.Version || row.RevokedAt is not null)
            {
                return; // a person was faster, and theirs counts
            }

            change(row);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateConcurrencyException)
            {
                continue;
            }

            await unit.CommitAsync(CancellationToken.None);
            return;
        }
    }

    private Task LeavePlaceAsync(VaultSecret secret, Guid id, DateTimeOffset? until) =>
        db.Set<VaultSecret>().Where(row => row.CredentialRef == secret.CredentialRef && row.RenewalId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RenewalId, (Guid?)null).SetProperty(row => row.RenewalUntil, until));

    [LoggerMessage(LogLevel.Warning, "The secret {CredentialRef} could not be renewed at {Provider}; it is tried again when it is needed.")]
    private partial void LogFailed(string credentialRef, string provider);

    [LoggerMessage(LogLevel.Warning, "The grant behind the secret {CredentialRef} is over, says {Provider}. Its owner has to connect again.")]
    private partial void LogOver(string credentialRef, string provider);

    [LoggerMessage(LogLevel.Error, "Access at {Provider} cannot be renewed: WAOOAW's app there is not configured, or its secret cannot be read.")]
    private partial void LogNoApp(string provider);
}
