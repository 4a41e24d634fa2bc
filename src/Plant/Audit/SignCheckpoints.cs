using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Ids;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Audit;

/// <summary>Signs, every few minutes, where each chain that has grown now stands; what was signed cannot be rewritten unnoticed.</summary>
internal sealed partial class SignCheckpoints(
    IServiceScopeFactory scopes, IOptions<AuditOptions> options, TimeProvider clock, ILogger<SignCheckpoints> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CheckpointEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SignAsync(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next round tries again
            {
                LogBroken(broken);
            }
        }
    }

    private async Task SignAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlantDb>();
        var signed = db.Set<SignedCheckpoint>();
        CustomerId[] grown = await db.Set<AuditHead>().AsNoTracking()
            .Where(head => head.Seq > 0 && !signed.Any(checkpoint => checkpoint.CustomerId == head.CustomerId && checkpoint.Seq == head.Seq))
            .Select(head => head.CustomerId)
            .ToArrayAsync(ct);
        var checkpoints = scope.ServiceProvider.GetRequiredService<Checkpoints>();
        foreach (var customer in grown)
        {
            await checkpoints.UpToNowAsync(customer, ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "Checkpoints could not be signed; the next round tries again.")]
    private partial void LogBroken(Exception broken);
}
