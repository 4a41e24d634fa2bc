using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Deliverables;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Media;

namespace Waooaw.Plant.Dispatch;

/// <summary>Looks ahead at what is soon due: access, permission, quota and pictures. It warns while there is time, and changes nothing else.</summary>
internal sealed partial class Preflight(
    IServiceScopeFactory scopes, IOptions<DispatchOptions> options, TimeProvider clock, ILogger<Preflight> log) : BackgroundService
{
    private const int AtOnce = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var ahead in await SoonAsync(stoppingToken))
                {
                    await LookAsync(ahead, stoppingToken);
                }
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested) // the next round looks again
            {
                LogBroken(broken);
            }
        }
    }

    /// <summary>What comes due within the time ahead, and was not looked at yet; of a list, its first part speaks for all.</summary>
    private async Task<IReadOnlyList<Execution>> SoonAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var (soon, stale) = (now + options.Value.LookAhead, now - options.Value.LookAgain);
        return await scope.ServiceProvider.GetRequiredService<PlantDb>().Set<Execution>().AsNoTracking()
            .Where(row => row.State == ExecutionStatus.Scheduled && row.Part == 0 && row.Attempts == 0
                && row.DueAt > now && row.DueAt <= soon
                && (row.ForeseenAt == null || (row.Warning != null && row.ForeseenAt < stale)))
            .OrderBy(row => row.DueAt)
            .Take(AtOnce)
            .ToListAsync(ct);
    }

    private async Task LookAsync(Execution ahead, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PlantDb>();
        var version = await db.Set<DeliverableVersion>().AsNoTracking()
            .SingleAsync(row => row.CustomerId == ahead.CustomerId && row.EffectId == ahead.EffectId, ct);
        var warning = version.Whole() is not { } post
            ? DeliverableVersion.Altered.Detail
            : await MissingMediaAsync(db, post, ct)
                ?? await services.GetRequiredService<PostPreflight>().LookAsync(post, ahead.CorrelationId, ct);

        var trail = services.GetRequiredService<Trail>();
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.LockAsync<Execution>("customer_id = {0} AND effect_id = {1} AND part = {2}", [ahead.CustomerId.Value, ahead.EffectId.Value, ahead.Part], ct);
        var execution = await db.Set<Execution>().SingleAsync(
            row => row.CustomerId == ahead.CustomerId && row.EffectId == ahead.EffectId && row.Part == ahead.Part, ct);
        if (execution.State != ExecutionStatus.Scheduled || execution.DueAt != ahead.DueAt)
        {
            return; // it was moved or called off meanwhile
        }

        if (warning is not null && warning != execution.Warning)
        {
            trail.Add(new Note(execution.CustomerId, "effect.forewarned", execution.DeliverableId)
            {
                Facts = new Dictionary<string, string>
                {
                    ["effect_id"] = execution.EffectId.ToString(),
                    ["part"] = $"{execution.Part}",
                    ["warning"] = warning,
                },
            });
        }

        execution.Foresee(warning, clock.GetUtcNow());
        await trail.CommitAsync(unit, ct);
    }

    private static async Task<string?> MissingMediaAsync(PlantDb db, PublishPost post, CancellationToken ct)
    {
        foreach (var media in post.Media)
        {
            if (!await db.Set<StoredMedia>().AnyAsync(stored => stored.Sha256 == media.Sha256, ct))
            {
                return "A picture of this post is no longer stored. Upload it again, or edit the post.";
            }
        }

        return null;
    }

    [LoggerMessage(LogLevel.Error, "It could not be looked ahead; the next round looks again.")]
    private partial void LogBroken(Exception broken);
}
