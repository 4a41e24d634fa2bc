using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Agents.Catalogue;
using Waooaw.Plant.Agents.Types;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>A customer takes out a plan for an agent type. The first time a trial comes with it, and never again.</summary>
internal static class TakeOutSubscription
{
    public static async Task<Answer> HandleAsync(
        Body<CreateSubscription> body,
        Caller caller,
        PlantDb db,
        Trail trail,
        Plans plans,
        TimeProvider clock,
        CancellationToken ct)
    {
        var violations = new List<Violation>();
        var type = AgentTypes.Find(body.Value.AgentTypeId);
        if (type is null or { IsAvailable: false })
        {
            violations.Add(new Violation("agent_type_id", "No such agent can be hired. See what can be at /api/v1/catalog/agents."));
        }

        var plan = plans.Find(body.Value.PlanId);
        if (plan is null)
        {
            violations.Add(new Violation("plan_id", $"One of these: {string.Join(", ", plans.All.Select(known => known.PlanId))}."));
        }

        if (type is null || plan is null || violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        var now = clock.GetUtcNow();
        var subscription = new Subscription
        {
            Id = SubscriptionId.New(clock),
            CustomerId = caller.Customer,
            AgentTypeId = type.AgentTypeId,
            PlanId = plan.PlanId,
            CreatedAt = now,
        };
        db.Add(subscription);
        var trial = await db.Set<Trial>().SingleOrDefaultAsync(
            trial => trial.CustomerId == caller.Customer && trial.AgentTypeId == type.AgentTypeId, ct);
        if (trial is null)
        {
            trial = new Trial { CustomerId = caller.Customer, AgentTypeId = type.AgentTypeId };
            db.Add(trial);
        }

        trail.Add(new Note(caller.Customer, "subscription.created")
        {
            Facts = new Dictionary<string, string>
            {
                ["agent_type_id"] = subscription.AgentTypeId,
                ["plan_id"] = subscription.PlanId,
                ["subscription_id"] = subscription.Id.ToString(),
            },
        });
        return Answer.Created(subscription.View(trial, now, plans.Trial.TasksPerDay));
    }
}
