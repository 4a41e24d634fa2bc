using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;

namespace Waooaw.Plant.Dispatch;

/// <summary>A part of an effect that this process has taken on, and the epoch it took it on with.</summary>
internal sealed record Claim(CustomerId CustomerId, EffectId EffectId, int Part, long Epoch);

/// <summary>The queue is the table of effects: what is due is claimed, what was abandoned is taken back, what is too late is missed.</summary>
internal sealed class Queue(PlantDb db, Trail trail, IOptions<DispatchOptions> options, TimeProvider clock)
{
    /// <summary>Claims up to so many effects. Looks without a lock first, so that an idle queue costs one read.</summary>
    public async Task<IReadOnlyList<Claim>> ClaimAsync(int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var effects = db.Set<Execution>().AsNoTracking();
        if (!await effects.AnyAsync(row => row.State == ExecutionStatus.Scheduled && row.NextAttemptAt <= now, ct)
            && !await effects.AnyAsync(row => row.State == ExecutionStatus.Running && row.LeaseUntil < now, ct))
        {
            return [];
        }

        await using var unit = await WriteUnit.BeginAsync(db, ct);
        foreach (var abandoned in await LockedAsync("state = 'Running' AND lease_until < {0} ORDER BY lease_until LIMIT 20", now, ct))
        {
            await TakeBackAsync(abandoned, now, ct);
        }

        await db.SaveChangesAsync(ct);
        var claims = new List<Claim>();
        foreach (var due in await LockedAsync($"state = 'Scheduled' AND next_attempt_at <= {{0}} ORDER BY next_attempt_at LIMIT {most}", now, ct))
        {
            if (now > due.LastMoment)
            {
                due.Miss("Its time is over. Choose a new time; the approval still stands inside its window.");
                trail.Add(Told(due, "effect.missed"));
            }
            else
            {
                due.Claim(now, options.Value.Lease);
                claims.Add(new Claim(due.CustomerId, due.EffectId, due.Part, due.Epoch));
            }
        }

        await trail.CommitAsync(unit, ct);
        return claims;
    }

    /// <summary>Holds a claim a while longer; false: it is not ours any more.</summary>
    public async Task<bool> RenewAsync(Claim claim, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.LockAsync<Execution>(
            "customer_id = {0} AND effect_id = {1} AND part = {2}", [claim.CustomerId.Value, claim.EffectId.Value, claim.Part], ct);
        var execution = await db.Set<Execution>().SingleAsync(
            row => row.CustomerId == claim.CustomerId && row.EffectId == claim.EffectId && row.Part == claim.Part, ct);
        if (execution.Epoch != claim.Epoch || execution.State != ExecutionStatus.Running)
        {
            return false;
        }

        execution.Renew(clock.GetUtcNow(), options.Value.Lease);
        await trail.CommitAsync(unit, ct);
        return true;
    }

    /// <summary>A worker is gone. Before `sending` nothing was written, so it is due again; after, only the provider knows.</summary>
    private async Task TakeBackAsync(Execution abandoned, DateTimeOffset now, CancellationToken ct)
    {
        var attempt = await db.Set<EffectAttempt>().SingleOrDefaultAsync(
            row => row.CustomerId == abandoned.CustomerId && row.EffectId == abandoned.EffectId && row.Part == abandoned.Part && row.Epoch == abandoned.Epoch, ct);
        attempt?.End("lapsed", "The worker that had it is gone.", now);
        if (abandoned.Phase == Phase.Sending)
        {
            abandoned.Doubt(abandoned.AskAfter ?? now, "The worker was gone before it could say what became of the write.");
            trail.Add(Told(abandoned, "effect.outcome_unknown"));
            return;
        }

        abandoned.Fence();
        abandoned.TryAgain(
            now,
            counts: abandoned.Phase == Phase.Permitted,
            dropsHandle: false,
            options.Value.MostAttempts,
            Contracts.Refusals.Reasons.DependencyUnavailable,
            "The worker that had it was gone before anything was written.");
        trail.Add(Told(abandoned, "effect.taken_back"));
    }

    private async Task<List<Execution>> LockedAsync(string where, DateTimeOffset now, CancellationToken ct)
    {
        var skip = db.Database.IsNpgsql() ? " FOR UPDATE SKIP LOCKED" : "";
#pragma warning disable EF1002 // only constants of ours are put together here; every value is a parameter
        return await db.Set<Execution>().FromSqlRaw($"SELECT * FROM effects WHERE {where}{skip}", now.UtcDateTime).ToListAsync(ct);
#pragma warning restore EF1002
    }

    private static Note Told(Execution execution, string kind) => new(execution.CustomerId, kind, execution.DeliverableId)
    {
        Facts = new Dictionary<string, string>
        {
            ["effect_id"] = execution.EffectId.ToString(),
            ["epoch"] = $"{execution.Epoch}",
            ["part"] = $"{execution.Part}",
        },
    };
}
