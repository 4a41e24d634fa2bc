using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Connect.Accounts;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Vault;

/// <summary>Asks the provider whose account a secret opens, and whether it is the one it was stored for.</summary>
internal static class TestVaultSecret
{
    public static async Task<Results<Ok<SecretTestView>, Refused>> HandleAsync(
        string credentialRef, Person person, PortalDb db, SecretCipher cipher, ConnectProviders providers, AccountReads reads, RenewAccess renew,
        TimeProvider clock, CancellationToken ct)
    {
        if (!person.May(Scope.Setup))
        {
            return VaultRefusals.NoRole.ToResult();
        }

        if (await FindAsync(credentialRef, person.Customer, db, ct) is not { } secret)
        {
            return Refusal.NotFound.ToResult();
        }

        if (secret.RevokedAt is null && secret.DisconnectedReason is null)
        {
            await renew.IfEndingAsync(secret, ct);
            secret = await FindAsync(credentialRef, person.Customer, db, ct) ?? secret;
        }

        if (secret.RevokedAt is not null)
        {
            return VaultRefusals.Revoked.ToResult();
        }

        if (secret.DisconnectedReason is { } reason)
        {
            return TypedResults.Ok(new SecretTestView(false, reason, secret.AccountName, clock.GetUtcNow()));
        }

        if (providers.Find(secret.Provider) is not { } provider)
        {
            return VaultRefusals.NoLongerOffered.ToResult();
        }

        var plain = cipher.Open(secret);
        var token = KnownSecret.FromBytes(plain).AccessToken;
        CryptographicOperations.ZeroMemory(plain);
        var answer = await reads.OpenedAsync(provider, secret.Environment, token, secret.PostingIdentity, ct);
        return TypedResults.Ok(ToView(answer, secret, clock.GetUtcNow()));
    }

    private static Task<VaultSecret?> FindAsync(string credentialRef, CustomerId? customer, PortalDb db, CancellationToken ct) =>
        db.Set<VaultSecret>().AsNoTracking().SingleOrDefaultAsync(
            known => known.CredentialRef == credentialRef && known.CustomerId == customer, ct);

    private static SecretTestView ToView(IdentityAnswer answer, VaultSecret secret, DateTimeOffset now) => answer switch
    {
        IdentityAnswer.Known { Accounts: [] } => new SecretTestView(false, "It opens no account. Connect the account again.", null, now),
        IdentityAnswer.Known { Accounts: [var only] } when secret.PostingIdentity is { } expected && expected != only.Account => new SecretTestView(
            false, $"It opens account {only.Account}, but was stored for {expected}. Store the right one.", only.Name, now),
        IdentityAnswer.Known known when Meant(known, secret) is { } meant => new SecretTestView(true, "The provider accepts it.", meant.Name, now),
        IdentityAnswer.Known => new SecretTestView(
            false, $"It no longer opens account {secret.PostingIdentity}. Connect the account again.", secret.AccountName, now),
        IdentityAnswer.Refused refused => new SecretTestView(false, refused.Why, null, now),
        IdentityAnswer.NoAnswer silent => new SecretTestView(false, silent.Why, null, now),
        _ => throw new InvalidOperationException("There is no such answer."),
    };

    private static KnownAccount? Meant(IdentityAnswer.Known known, VaultSecret secret) =>
        known.Accounts.FirstOrDefault(account => secret.PostingIdentity is null || secret.PostingIdentity == account.Account);
}
