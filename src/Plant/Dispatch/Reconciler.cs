using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Deliverables;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;

namespace Waooaw.Plant.Dispatch;

/// <summary>Asks the provider what became of an effect whose outcome is not known. It only ever asks; it never sends.</summary>
internal sealed partial class Reconciler(
    IServiceScopeFactory scopes, IOptions<DispatchOptions> options, TimeProvider clock, ILogger<Reconciler> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Poll, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var doubt in await DueAsync(stoppingToken))
                {
                    await AskAsync(doubt, stoppingToken);
                }
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next round asks again
            {
                LogBroken(broken);
            }
        }
    }

    private async Task<IReadOnlyList<Execution>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<PlantDb>().Set<Execution>().AsNoTracking()
            .Where(row => row.State == ExecutionStatus.OutcomeUnknown && row.AskAfter <= now)
            .OrderBy(row => row.AskAfter)
            .Take(20)
            .ToListAsync(ct);
    }

    private async Task AskAsync(Execution doubt, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PlantDb>();
        if (!await TakeTurnAsync(db, services.GetRequiredService<Trail>(), doubt, ct))
        {
            return;
        }

        var version = await db.Set<DeliverableVersion>().AsNoTracking()
            .SingleAsync(row => row.CustomerId == doubt.CustomerId && row.EffectId == doubt.EffectId, ct);
        var answer = await services.GetRequiredService<PostQuestions>().AskAsync(
            version.Post(), doubt.Part, doubt.Handle, doubt.SendingAt ?? version.CreatedAt, doubt.CorrelationId, ct);
        await services.GetRequiredService<Settlement>().HearAsync(doubt.CustomerId, doubt.EffectId, doubt.Part, answer, ct);
    }

    /// <summary>Puts the next question off before asking, so that copies do not ask the same thing at once.</summary>
    private async Task<bool> TakeTurnAsync(PlantDb db, Trail trail, Execution doubt, CancellationToken ct)
    {
        var (customer, effect, part) = (doubt.CustomerId, doubt.EffectId, doubt.Part);
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.LockAsync<Execution>("customer_id = {0} AND effect_id = {1} AND part = {2}", [customer.Value, effect.Value, part], ct);
        var execution = await db.Set<Execution>().SingleAsync(
            row => row.CustomerId == customer && row.EffectId == effect && row.Part == part, ct);
        var now = clock.GetUtcNow();
        if (execution.State != ExecutionStatus.OutcomeUnknown || execution.AskAfter > now)
        {
            return false;
        }

        execution.Ask(now + options.Value.AskPauseAfter(execution.Asks + 1));
        await trail.CommitAsync(unit, ct);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "A provider could not be asked; the next round asks again.")]
    private partial void LogBroken(Exception broken);
}
