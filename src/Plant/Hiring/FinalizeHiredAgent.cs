using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Agents.Catalogue;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>Puts an agent to work. The first one of its type starts the customer's trial.</summary>
internal static class FinalizeHiredAgent
{
    public static async Task<Answer> HandleAsync(
        HiredInstanceId id,
        Caller caller,
        PlantDb db,
        Setup setup,
        Trail trail,
        Plans plans,
        TimeProvider clock,
        CancellationToken ct)
    {
        var known = await db.Set<HiredAgent>().AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (known is null)
        {
            return Refusal.NotFound;
        }

        await db.LockAsync<Subscription>("customer_id = {0} AND id = {1}", [caller.Customer.Value, known.SubscriptionId.Value], ct);
        await db.LockAsync<HiredAgent>("customer_id = {0} AND id = {1}", [caller.Customer.Value, id.Value], ct);
        var subscription = await db.Set<Subscription>().SingleAsync(row => row.CustomerId == caller.Customer && row.Id == known.SubscriptionId, ct);
        var agent = await db.Set<HiredAgent>().SingleAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        var now = clock.GetUtcNow();
        if (!subscription.IsLiveAt(now))
        {
            return new Refusal(Reasons.InactiveSubscription, "The subscription has ended. Take out a new one.");
        }

        var missing = await setup.MissingAsync(agent, ct);
        if (missing.Count > 0)
        {
            return new Refusal(Reasons.NotConfigured, $"Still missing: {string.Join(", ", missing)}. Complete the setup, then finalize.");
        }

        if (agent.Finalize(now))
        {
            var trial = await db.Set<Trial>().SingleAsync(
                row => row.CustomerId == caller.Customer && row.AgentTypeId == agent.AgentTypeId, ct);
            var facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["hired_instance_id"] = id.ToString() };
            trail.Add(new Note(caller.Customer, "agent.finalized") { Facts = facts });
            if (trial.Start(now, TimeSpan.FromDays(plans.Trial.Days)))
            {
                trail.Add(new Note(caller.Customer, "trial.started")
                {
                    Facts = new Dictionary<string, string> { ["agent_type_id"] = agent.AgentTypeId },
                });
            }
        }

        return Answer.Ok(agent.View(missing));
    }
}
