using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Contacts;
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
using Waooaw.Plant.Contacts;
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
            await LockAsync(post, part: null, ct);
            return new OpenJournal(db, trail, denials, options.Value, clock, post, attempt: null, unit: null, execution: null);
        }

        db.ChangeTracker.Clear(); // what was read before the locks may have changed
        var unit = await WriteUnit.BeginAsync(db, ct);
        try
        {
            await LockAsync(post, attempt.Part, ct);
            var execution = await db.Set<Execution>().SingleOrDefaultAsync(
                row => row.CustomerId == post.CustomerId && row.EffectId == post.EffectId && row.Part == attempt.Part, ct);
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

            // Who opts out now waits for this, or is seen by it.
            if (execution.ContactId is { } contact)
            {
                await db.ShareAsync<Contact>("customer_id = {0} AND id = {1}", [customer.Value, contact.Value], ct);
                if (!await db.Set<Contact>().AnyAsync(
                    row => row.CustomerId == customer && row.Id == contact && row.Status == ContactStatus.OptedIn, ct))
                {
                    return false;
                }
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
                    ["part"] = $"{attempt.Part}",
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
        await db.LockAsync<Execution>("customer_id = {0} AND effect_id = {1} AND part = {2}", [customer.Value, effect.Value, attempt.Part], ct);
        var execution = await db.Set<Execution>().SingleAsync(
            row => row.CustomerId == customer && row.EffectId == effect && row.Part == attempt.Part, ct);
        if (execution.Epoch != attempt.Epoch || execution.State != ExecutionStatus.Running || execution.Phase != Phase.Permitted
            || !await change(execution))
        {
            return false;
        }

        await trail.CommitAsync(unit, ct);
        return true;
    }

    /// <param name="part">The part an attempt is for: the others go on beside it.</param>
    private async Task LockAsync(PublishPost post, int? part, CancellationToken ct)
    {
        object[] customer = [post.CustomerId.Value];
        await LockStaffAsync(post.CustomerId, post.HiredInstanceId, ct);
        await db.ShareAsync<Trial>("customer_id = {0}", customer, ct);
        await db.ShareAsync<Connection>("customer_id = {0} AND id = {1}", [.. customer, post.ConnectionId.Value], ct);
        await db.LockAsync<Deliverable>("customer_id = {0} AND id = {1}", [.. customer, post.DeliverableId.Value], ct);
        object[] version = [.. customer, post.DeliverableId.Value, post.Version];
        await db.LockAsync<RecordedApproval>("customer_id = {0} AND deliverable_id = {1} AND version = {2}", version, ct);
        if (part is { } only)
        {
            await db.LockAsync<Execution>("customer_id = {0} AND effect_id = {1} AND part = {2}", [.. customer, post.EffectId.Value, only], ct);
        }
        else
        {
            await db.LockAsync<Execution>("customer_id = {0} AND deliverable_id = {1} AND version = {2} ORDER BY part", version, ct);
        }
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
