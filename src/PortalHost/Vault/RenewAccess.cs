using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Data;

namespace Waooaw.PortalHost.Vault;

/// <summary>Renews access that is about to end, or that a provider no longer takes, before it is lent: once, however many ask.</summary>
internal sealed class RenewAccess(
    IServiceScopeFactory scopes, ConnectProviders providers, IOptions<VaultOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Renewal>>> _underway = new();

    /// <returns>Why nothing can be lent; null where the loan may be tried, on whatever is kept then.</returns>
    public async Task<Refusal?> BeforeLendingAsync(LeaseRequest request, CancellationToken ct)
    {
        if (await FindAsync(request, ct) is not { } secret)
        {
            return null; // the loan itself says why
        }

        var wasRefused = request.AccessWasRefused == true && await IsWhatWasRefusedAsync(request, secret, ct);
        if (!wasRefused && !IsEnding(secret))
        {
            return null;
        }

        // Access that was refused is not lent again, also where it has not ended by the clock.
        return await RunAsync(secret, ct) == Renewal.Failed && wasRefused ? LeaseRefusals.NotRenewed : null;
    }

    /// <summary>Renews what is about to end.</summary>
    public Task IfEndingAsync(VaultSecret secret, CancellationToken ct) => IsEnding(secret) ? RunAsync(secret, ct) : Task.CompletedTask;

    /// <summary>Renews now. Whoever asks while it is underway gets the same answer.</summary>
    public async Task<Renewal> RunAsync(VaultSecret secret, CancellationToken ct)
    {
        if (providers.Find(secret.Provider)?.Renew is null)
        {
            return Renewal.NoWay;
        }

        // Nobody's request ends it half-way: what a provider gave must be kept, whoever asked has gone or not.
        var flight = _underway.GetOrAdd(secret.CredentialRef, _ => new Lazy<Task<Renewal>>(() => RunAsync(secret.CredentialRef, secret.Version)));
        return await flight.Value.WaitAsync(ct);
    }

    private async Task<Renewal> RunAsync(string credentialRef, int version)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<RenewOneSecret>().RunAsync(credentialRef, version);
        }
        finally
        {
            _underway.TryRemove(credentialRef, out _);
        }
    }

    private bool IsEnding(VaultSecret secret) => secret.AccessExpiresAt - clock.GetUtcNow() <= options.Value.RenewBefore;

    private async Task<VaultSecret?> FindAsync(LeaseRequest request, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<VaultSecret>().AsNoTracking().SingleOrDefaultAsync(
            secret => secret.CredentialRef == request.CredentialRef && secret.CustomerId == request.CustomerId
                && secret.Environment == request.Environment && secret.RevokedAt == null && secret.DisconnectedReason == null,
            ct);
    }

    // It may have been renewed since: then nobody has refused what is kept now.
    private async Task<bool> IsWhatWasRefusedAsync(LeaseRequest request, VaultSecret secret, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var leases = scope.ServiceProvider.GetRequiredService<PortalDb>().Set<VaultLease>().AsNoTracking()
            .Where(lease => lease.CredentialRef == request.CredentialRef);
        if (await leases.AnyAsync(lease => lease.LeaseId == request.Jti, ct))
        {
            return false; // asked again, a loan is answered again
        }

        var (effect, connection) = (request.Act?.EffectId, request.ConnectionId);
        var lent = await leases.Where(lease => effect != null ? lease.EffectId == effect : lease.ConnectionId == connection)
            .OrderByDescending(lease => lease.Seq).Select(lease => (int?)lease.SecretVersion).FirstOrDefaultAsync(ct);
        return lent is null || lent == secret.Version;
    }
}

/// <summary>How trying to renew ended.</summary>
internal enum Renewal
{
    /// <summary>There is other access now than before.</summary>
    Done,

    /// <summary>The provider says that the grant is over.</summary>
    Over,

    /// <summary>Not this time; it may work later.</summary>
    Failed,

    /// <summary>This is nothing that can be renewed.</summary>
    NoWay,
}
