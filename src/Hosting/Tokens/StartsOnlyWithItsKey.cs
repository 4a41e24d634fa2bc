using Microsoft.Extensions.Hosting;

namespace Waooaw.Hosting.Tokens;

/// <summary>Loads the signing key while starting, so that a process without one never answers a request.</summary>
internal sealed class StartsOnlyWithItsKey(KeyRing ring) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        ring.Current is not null ? Task.CompletedTask : throw new KeyFileException("There is no key to sign with.");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
