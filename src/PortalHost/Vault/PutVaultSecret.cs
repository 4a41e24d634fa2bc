using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Gateway;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Vault;

/// <summary>A secret comes in. It is sealed at once, and there is no way back out to a person.</summary>
internal static class PutVaultSecret
{
    public static async Task<Results<Created<SecretView>, Refused>> HandleAsync(
        HttpContext context, Body<PutSecret> body, Person person, Portal portal, PortalDb db, SecretCipher cipher, GatewayDoor gateway,
        AccessTokens tokens, TimeProvider clock, CancellationToken ct)
    {
        var request = body.Value;
        if (CheckCaller(request, person) is { } early)
        {
            return early.ToResult();
        }

        if (KnownSecret.Check(request) is { Count: > 0 } violations)
        {
            return Refusal.Invalid(violations).ToResult();
        }

        if (request.Environment == ProviderEnvironment.Production
            && await AskAboutTrialAsync(gateway, tokens, person, context, ct) is { } refusal)
        {
            return refusal.ToResult();
        }

        return await StoreAsync(request, person.Customer!.Value, portal, db, cipher, clock, ct) is { } stored
            ? TypedResults.Created((string?)null, stored)
            : VaultRefusals.Changed.ToResult();
    }

    private static Refusal? CheckCaller(PutSecret request, Person person) =>
        !person.May(Scope.Setup) ? VaultRefusals.NoRole
        : request.CustomerId is { } named && named != person.CustomerId ? VaultRefusals.NotYours
        : person.Customer is null ? VaultRefusals.NoCustomer
        : null;

    // Plant says what a subscription is, never the request. No answer is a no.
    private static async Task<Refusal?> AskAboutTrialAsync(
        GatewayDoor gateway, AccessTokens tokens, Person person, HttpContext context, CancellationToken ct)
    {
        var answer = await gateway.GetAsync("/api/v1/subscriptions?limit=200", tokens.For(person), context, ct);
        if (answer.Status != StatusCodes.Status200OK)
        {
            return VaultRefusals.PlantSilent;
        }

        var subscriptions = answer.Read<Page<SubscriptionView>>().Items;
        return subscriptions.Any(subscription => subscription.Trial.Status == TrialStatus.Converted) ? null : VaultRefusals.Trial;
    }

    private static async Task<SecretView?> StoreAsync(
        PutSecret request, CustomerId customer, Portal portal, PortalDb db, SecretCipher cipher, TimeProvider clock, CancellationToken ct)
    {
        var (now, environment) = (clock.GetUtcNow(), request.Environment ?? ProviderEnvironment.Sandbox);
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var secret = await db.Set<VaultSecret>().SingleOrDefaultAsync(
            known => known.CustomerId == customer && known.Provider == request.Provider
                && known.Environment == environment && known.Label == request.Label,
            ct);
        if (secret is null)
        {
            db.Add(secret = new VaultSecret
            {
                CredentialRef = $"{portal.Issuer}:{Guid.CreateVersion7(now):D}",
                CustomerId = customer,
                Provider = request.Provider,
                Environment = environment,
                Label = request.Label,
            });
        }

        var known = KnownSecret.From(request);
        var plain = known.ToBytes();
        secret.Replace(cipher, plain, known.LastFour, request.PostingIdentity, now);
        CryptographicOperations.ZeroMemory(plain);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) // two at once: the same label made twice, or the version changed in between
        {
            return null;
        }

        await unit.CommitAsync(ct);
        return secret.ToView();
    }
}
