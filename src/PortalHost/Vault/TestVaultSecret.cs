using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Connect;
using Waooaw.Connect.Instagram;
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
        string credentialRef, Person person, PortalDb db, SecretCipher cipher, InstagramIdentity instagram, TimeProvider clock, CancellationToken ct)
    {
        if (!person.May(Scope.Setup))
        {
            return VaultRefusals.NoRole.ToResult();
        }

        var customer = person.Customer;
        var secret = await db.Set<VaultSecret>().AsNoTracking().SingleOrDefaultAsync(
            known => known.CredentialRef == credentialRef && known.CustomerId == customer, ct);
        if (secret is null)
        {
            return Refusal.NotFound.ToResult();
        }

        if (secret.RevokedAt is not null)
        {
            return VaultRefusals.Revoked.ToResult();
        }

        var plain = cipher.Open(secret);
        var token = KnownSecret.FromBytes(plain).AccessToken;
        CryptographicOperations.ZeroMemory(plain);
        var answer = await instagram.ReadAsync(secret.Environment, token, ct);
        return TypedResults.Ok(ToView(answer, secret, clock.GetUtcNow()));
    }

    private static SecretTestView ToView(IdentityAnswer answer, VaultSecret secret, DateTimeOffset now) => answer switch
    {
        IdentityAnswer.Known known when secret.PostingIdentity is { } expected && expected != known.Account => new SecretTestView(
            false, $"It opens account {known.Account}, but was stored for {expected}. Store the right one.", known.Name, now),
        IdentityAnswer.Known known => new SecretTestView(true, "The provider accepts it.", known.Name, now),
        IdentityAnswer.Refused refused => new SecretTestView(false, refused.Why, null, now),
        IdentityAnswer.NoAnswer silent => new SecretTestView(false, silent.Why, null, now),
        _ => throw new InvalidOperationException("There is no such answer."),
    };
}
