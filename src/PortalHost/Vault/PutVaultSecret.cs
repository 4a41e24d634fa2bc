using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Vault;

/// <summary>A secret comes in. It is sealed at once, and there is no way back out to a person.</summary>
internal static class PutVaultSecret
{
    public static async Task<Results<Created<SecretView>, Refused>> HandleAsync(
        HttpContext context, Body<PutSecret> body, Person person, ConnectProviders providers, ProductionIsOpen production, SecretShelf shelf,
        CancellationToken ct)
    {
        var request = body.Value;
        var environment = request.Environment ?? ProviderEnvironment.Sandbox;
        if (CheckCaller(request, person) is { } early)
        {
            return early.ToResult();
        }

        if (SecretForm.Check(request, providers) is { Count: > 0 } violations)
        {
            return Refusal.Invalid(violations).ToResult();
        }

        if (await production.CheckAsync(environment, person, context, ct) is { } refusal)
        {
            return refusal.ToResult();
        }

        var secret = new NewSecret(
            request.Provider, environment, request.Label, request.PostingIdentity, AccountName: null, KnownSecret.From(request), KeepsRefreshToken: false);
        return await shelf.PutAsync(person.Customer!.Value, [secret], ct) is [var stored]
            ? TypedResults.Created((string?)null, stored.ToView())
            : VaultRefusals.Changed.ToResult();
    }

    private static Refusal? CheckCaller(PutSecret request, Person person) =>
        !person.May(Scope.Setup) ? VaultRefusals.NoRole
        : request.CustomerId is { } named && named != person.CustomerId ? VaultRefusals.NotYours
        : person.Customer is null ? VaultRefusals.NoCustomer
        : null;
}
