using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Gateway;
using Waooaw.PortalHost.Sessions;
using Waooaw.PortalHost.Vault;

namespace Waooaw.PortalHost.Connecting;

/// <summary>Keeps the secrets and gives the agent the accounts. What the agent may not have is not kept.</summary>
internal sealed class HandOver(PortalDb db, SecretShelf shelf, GatewayDoor gateway, AccessTokens tokens, TimeProvider clock)
{
    public async Task<Result<ConnectedView>> RunAsync(
        HttpContext context, Person person, ProviderManifest provider, ConnectAttempt attempt, IReadOnlyList<NewSecret> secrets, CancellationToken ct)
    {
        if (await shelf.PutAsync(attempt.CustomerId, secrets, ct) is not { } kept)
        {
            return ConnectingRefusals.Changed;
        }

        var (accounts, refusals) = (new List<ConnectedAccount>(), new List<Refusal>());
        foreach (var (secret, granted) in kept.Zip(secrets))
        {
            var answer = await PutConnectionAsync(context, person, provider, attempt, secret, granted, ct);
            if (answer.Status is StatusCodes.Status200OK or StatusCodes.Status201Created)
            {
                accounts.Add(await ProbeAsync(context, person, attempt, secret, answer.Read<ConnectionView>(), ct));
                continue;
            }

            var refusal = answer.ToRefusal();
            refusals.Add(refusal);
            await TakeBackAsync(secret, ct);
            accounts.Add(Of(secret) with { Refused = refusal.Reason.Code, Detail = refusal.Detail });
        }

        return refusals.Count == accounts.Count
            ? refusals[0]
            : new ConnectedView(provider.Name, attempt.Environment, attempt.HiredInstanceId, accounts);
    }

    private Task<GatewayAnswer> PutConnectionAsync(
        HttpContext context, Person person, ProviderManifest provider, ConnectAttempt attempt, VaultSecret secret, NewSecret granted, CancellationToken ct) =>
        gateway.PutAsync(
            $"/api/v1/hired-agents/{attempt.HiredInstanceId}/connections",
            new PutConnection
            {
                Provider = provider.Name,
                Environment = attempt.Environment,
                CredentialRef = secret.CredentialRef,
                PostingIdentity = granted.PostingIdentity!,
                ExpiresAt = granted.Known.EndsForGoodAt(provider),
            },
            tokens.For(person), context, ct);

    // Whether it is healthy is for the page to show: the account is connected either way.
    private async Task<ConnectedAccount> ProbeAsync(
        HttpContext context, Person person, ConnectAttempt attempt, VaultSecret secret, ConnectionView connection, CancellationToken ct)
    {
        var probed = await gateway.PostAsync(
            $"/api/v1/hired-agents/{attempt.HiredInstanceId}/connections/{connection.ConnectionId}/probe",
            new { }, tokens.For(person), Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), context, ct);
        var seen = probed.Status == StatusCodes.Status200OK ? probed.Read<ConnectionView>() : connection;
        return Of(secret) with
        {
            CredentialRef = secret.CredentialRef,
            ConnectionId = connection.ConnectionId,
            Health = seen.Health,
            Detail = seen.HealthDetail,
        };
    }

    // One that was there before stays: other agents may use it, and it opens the same account.
    private async Task TakeBackAsync(VaultSecret secret, CancellationToken ct)
    {
        if (secret.Version == 1)
        {
            await db.Set<VaultSecret>().Where(row => row.CredentialRef == secret.CredentialRef && row.Version == 1).ExecuteDeleteAsync(ct);
        }
    }

    private static ConnectedAccount Of(VaultSecret secret) =>
        new() { PostingIdentity = secret.PostingIdentity!, Name = secret.AccountName ?? secret.PostingIdentity! };
}
