using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Waooaw.Plant.Dispatch;

/// <summary>Whether the queue is being looked at.</summary>
internal sealed class DispatcherIsAlive(Dispatcher dispatcher, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(clock.GetUtcNow() - dispatcher.LastLook < TooLong
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("Nobody has looked at the queue for 30 seconds. Look at the log for why."));
}
