using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Hiring;

namespace Waooaw.Plant.Dispatch;

/// <summary>Where judgements are written: in a unit of their own for an attempt, in the request's unit for a question.</summary>
internal sealed class Journal(
    PlantDb db, Trail trail, Denials denials, IOptions<DispatchOptions> options, IOptions<LimitOptions> limits, TimeProvider clock) : IJournal
{
    public async Task<IOpenJournal> OpenAsync(Effect effect, Attempt? attempt, CancellationToken ct)
    {
        var post = effect as PublishPost
            ?? throw new NotSupportedException($"No journal is kept for '{effect.GetType().Name}'.");
        if (attempt is null)
        {
            await LockAsync(post, ct);
            return new OpenJournal(db, trail, denials, options.Value, clock, post, attempt: null, unit: null, execution: null);
        }

        db.ChangeTracker.Clear(); // what was read before the locks may have changed
        var unit = await WriteUnit.BeginAsync(db, ct);
        try
        {
            await LockAsync(post, ct);
            var execution = await db.Set<Execution>().SingleOrDefaultAsync(
                row => row.CustomerId == post.CustomerId && row.EffectId == post.EffectId, ct);
            if (execution is null || execution.State != ExecutionStatus.Running || execution.Phase != Phase.None || execution.Epoch != attempt.Epoch)
            {
                throw new FencedOffException();
            }

            return new OpenJournal(db, trail, denials, options.Value, clock, post, attempt, unit, execution);
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    public async Task<IOpenJournal> OpenAsync(Run run, CancellationToken ct)
    {
        await LockStaffAsync(run.CustomerId, run.HiredInstanceId, ct);
        if (!run.IsDryRun)
        {
            // Counted by whoever is admitted, so two runs must not read the same count.
            await db.LockAsync<Trial>("customer_id = {0}", [run.CustomerId.Value], ct);
        }

        return new JoinedJournal();
    }

    public async Task<bool> CrossAsync(EffectId effect, CustomerId customer, Attempt attempt, string? handle, CancellationToken ct)
    {
        var quiet = options.Value.PermitLife + limits.Value.SendLimit + options.Value.Margin;
        return await ChangeAsync(effect, customer, attempt, async execution =>
        {
            // Preparing takes a while; what ended meanwhile is not sent any more.
            var now = clock.GetUtcNow();
            if (now > execution.NotAfter || !await db.Set<RecordedApproval>().AnyAsync(
                row => row.CustomerId == customer && row.BoundTo == effect && row.ExpiresAt > now, ct))
            {
                return false;
            }

            execution.Cross(handle, now, quiet);
            trail.Add(new Note(customer, "effect.sending", execution.DeliverableId)
            {
                Facts = new Dictionary<string, string>
                {
                    ["attempt"] = $"{attempt.Number}",
                    ["crossed_at"] = UtcInstantConverter.Text(now),
                    ["effect_id"] = effect.ToString(),
                    ["handle"] = handle ?? "",
                },
            });
            return true;
        }, ct);
    }

    /// <summary>Keeps what was prepared at the provider; false: fenced off.</summary>
    public Task<bool> KeepHandleAsync(EffectId effect, CustomerId customer, Attempt attempt, string handle, CancellationToken ct) =>
        ChangeAsync(effect, customer, attempt, execution =>
        {
            execution.KeepHandle(handle);
            return Task.FromResult(true);
        }, ct);

    private async Task<bool> ChangeAsync(
        EffectId effect, CustomerId customer, Attempt attempt, Func<Execution, Task<bool>> change, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.LockAsync<Execution>("customer_id = {0} AND effect_id = {1}", [customer.Value, effect.Value], ct);
        var execution = await db.Set<Execution>().SingleAsync(row => row.CustomerId == customer && row.EffectId == effect, ct);
        if (execution.Epoch != attempt.Epoch || execution.State != ExecutionStatus.Running || execution.Phase != Phase.Permitted
            || !await change(execution))
        {
            return false;
        }

        await trail.CommitAsync(unit, ct);
        return true;
    }

    private async Task LockAsync(PublishPost post, CancellationToken ct)
    {
        object[] customer = [post.CustomerId.Value];
        await LockStaffAsync(post.CustomerId, post.HiredInstanceId, ct);
        await db.ShareAsync<Trial>("customer_id = {0}", customer, ct);
        await db.ShareAsync<Connection>("customer_id = {0} AND id = {1}", [.. customer, post.ConnectionId.Value], ct);
        await db.LockAsync<Deliverable>("customer_id = {0} AND id = {1}", [.. customer, post.DeliverableId.Value], ct);
        object[] version = [.. customer, post.DeliverableId.Value, post.Version];
        await db.LockAsync<RecordedApproval>("customer_id = {0} AND deliverable_id = {1} AND version = {2}", version, ct);
        await db.LockAsync<Execution>("customer_id = {0} AND deliverable_id = {1} AND version = {2}", version, ct);
    }

    private async Task LockStaffAsync(CustomerId customer, HiredInstanceId agent, CancellationToken ct)
    {
        object[] key = [customer.Value, agent.Value];
        await db.ShareAsync<Subscription>(
            "customer_id = {0} AND id = (SELECT subscription_id FROM hired_agents WHERE customer_id = {0} AND id = {1})", key, ct);
        await db.ShareAsync<HiredAgent>("customer_id = {0} AND id = {1}", key, ct);
    }
}

/// <summary>Another worker has the effect now; whoever finds that out does nothing more.</summary>
internal sealed class FencedOffException() : InvalidOperationException("Another worker has taken this effect over.");
