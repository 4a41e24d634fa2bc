using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Requests;

/// <summary>Forgets the answers that nobody can ask for again.</summary>
internal sealed partial class SweepKeptAnswers(
    IServiceScopeFactory scopes, IOptions<RequestOptions> options, TimeProvider clock, ILogger<SweepKeptAnswers> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next round sweeps what is left
            {
                LogBroken(broken);
            }
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlantDb>();
        var end = clock.GetUtcNow() - options.Value.AnswersLife;
        if (!await db.Set<KeptAnswer>().AnyAsync(answer => answer.At < end, ct))
        {
            return; // looked first without the one place that SQLite has for writers
        }

        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.Set<KeptAnswer>().Where(answer => answer.At < end).ExecuteDeleteAsync(ct);
        await unit.CommitAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Kept answers could not be swept; the next round tries again.")]
    private partial void LogBroken(Exception broken);
}
