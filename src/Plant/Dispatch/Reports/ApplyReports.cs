using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Dispatch.Reports;

/// <summary>Lets follow what providers told: a doubt ends, or what is out is known to have got further. It never sends.</summary>
internal sealed partial class ApplyReports(
    IServiceScopeFactory scopes, IOptions<DispatchOptions> options, TimeProvider clock, ILogger<ApplyReports> log) : BackgroundService
{
    private const int AtOnce = 50;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.HearEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var seq in await WaitingAsync(stoppingToken))
                {
                    await ApplyAsync(seq, stoppingToken);
                }
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next round applies it
            {
                LogBroken(broken);
            }
        }
    }

    private async Task<IReadOnlyList<long>> WaitingAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlantDb>().Set<ProviderReport>().AsNoTracking()
            .Where(row => row.AppliedAt == null)
            .OrderBy(row => row.Seq)
            .Select(row => row.Seq)
            .Take(AtOnce)
            .ToListAsync(ct);
    }

    private async Task ApplyAsync(long seq, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlantDb>();
        var trail = scope.ServiceProvider.GetRequiredService<Trail>();
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.LockAsync<ProviderReport>("seq = {0}", [seq], ct);
        var report = await db.Set<ProviderReport>().SingleAsync(row => row.Seq == seq, ct);
        if (report.AppliedAt is not null)
        {
            return; // another copy was first
        }

        if (await scope.ServiceProvider.GetRequiredService<Settlement>().HearReportAsync(report, ct))
        {
            report.AppliedAt = clock.GetUtcNow();
        }

        await trail.CommitAsync(unit, ct);
    }

    [LoggerMessage(LogLevel.Error, "What a provider told could not be applied; the next round tries again.")]
    private partial void LogBroken(Exception broken);
}
