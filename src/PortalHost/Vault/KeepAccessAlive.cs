using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Waooaw.Connect.Manifests;
using Waooaw.PortalHost.Data;

namespace Waooaw.PortalHost.Vault;

/// <summary>Renews, well ahead and by itself, what could no longer be renewed once it has ended. Without this an account that nobody posts
/// to for two months would be lost.</summary>
internal sealed partial class KeepAccessAlive(
    IServiceScopeFactory scopes, RenewAccess renew, ConnectProviders providers, IOptions<VaultOptions> options, TimeProvider clock,
    ILogger<KeepAccessAlive> log) : BackgroundService
{
    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var provider in providers.All.Where(provider => provider.Renew?.Early is not null))
            {
                try
                {
                    await RenewAsync(provider, stoppingToken);
                }
                catch (Exception broken) when (broken is not OperationCanceledException) // a database that is away comes back; the next look finds the same
                {
                    LogBroken(provider.Name, broken);
                }
            }
        }
    }

    private async Task RenewAsync(ProviderManifest provider, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var soon = now + provider.Renew!.Early!.Value;
        var ending = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<VaultSecret>().AsNoTracking()
            .Where(secret => secret.Provider == provider.Name && secret.RevokedAt == null && secret.DisconnectedReason == null
                && secret.AccessExpiresAt > now && secret.AccessExpiresAt <= soon)
            .OrderBy(secret => secret.AccessExpiresAt).Take(AtOnce).ToListAsync(ct);
        foreach (var secret in ending)
        {
            await renew.RunAsync(secret, ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "Access at {Provider} that is about to end could not be looked for.")]
    private partial void LogBroken(string provider, Exception broken);
}
