using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Dispatch;

/// <summary>Puts an agent to rest: what it had scheduled stops, and only what may be out already goes on.</summary>
internal static class PauseAgent
{
    public static async Task<Answer> HandleAsync(
        HiredInstanceId id, Caller caller, PlantDb db, Setup setup, Trail trail, CancellationToken ct)
    {
        await db.LockAsync<HiredAgent>("customer_id = {0} AND id = {1}", [caller.Customer.Value, id.Value], ct);
        if (await db.Set<HiredAgent>().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct) is not { } agent)
        {
            return Refusal.NotFound;
        }

        if (!agent.Pause())
        {
            return new Refusal(Reasons.Conflict, "The agent is not at work.");
        }

        await db.LockAsync<Execution>(
            "customer_id = {0} AND hired_instance_id = {1} AND state IN ('Scheduled', 'Running') ORDER BY effect_id, part", [caller.Customer.Value, id.Value], ct);
        var underWay = await db.Set<Execution>()
            .Where(row => row.CustomerId == caller.Customer && row.HiredInstanceId == id
                && (row.State == ExecutionStatus.Scheduled || row.State == ExecutionStatus.Running))
            .OrderBy(row => row.EffectId).ThenBy(row => row.Part)
            .ToListAsync(ct);
        foreach (var execution in underWay.Where(execution => !execution.MayBeOut))
        {
            execution.Stop(Reasons.Stopped, "The agent was paused. Resume it and choose a new time.");
            trail.Add(new Note(caller.Customer, "effect.stopped", execution.DeliverableId)
            {
                Facts = new Dictionary<string, string>
                {
                    ["actor"] = caller.Account.ToString(),
                    ["effect_id"] = execution.EffectId.ToString(),
                    ["part"] = $"{execution.Part}",
                },
            });
        }

        trail.Add(new Note(caller.Customer, "agent.paused")
        {
            Facts = new Dictionary<string, string>
            {
                ["actor"] = caller.Account.ToString(),
                ["hired_instance_id"] = id.ToString(),
                ["may_be_out"] = $"{underWay.Count(execution => execution.MayBeOut)}",
                ["stopped"] = $"{underWay.Count(execution => !execution.MayBeOut)}",
            },
        });
        return Answer.Ok(agent.View(await setup.MissingAsync(agent, ct)));
    }
}

/// <summary>Lets a paused agent work again. What was stopped stays stopped until a person chooses a new time.</summary>
internal static class ResumeAgent
{
    public static async Task<Answer> HandleAsync(
        HiredInstanceId id, Caller caller, PlantDb db, Setup setup, Trail trail, CancellationToken ct)
    {
        await db.LockAsync<HiredAgent>("customer_id = {0} AND id = {1}", [caller.Customer.Value, id.Value], ct);
        if (await db.Set<HiredAgent>().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct) is not { } agent)
        {
            return Refusal.NotFound;
        }

        if (!agent.Resume())
        {
            return new Refusal(Reasons.Conflict, "The agent is not paused.");
        }

        trail.Add(new Note(caller.Customer, "agent.resumed")
        {
            Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["hired_instance_id"] = id.ToString() },
        });
        return Answer.Ok(agent.View(await setup.MissingAsync(agent, ct)));
    }
}
