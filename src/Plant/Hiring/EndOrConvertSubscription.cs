using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Agents.Catalogue;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>A customer ends a subscription with the month that has begun.</summary>
internal static class CancelSubscription
{
    public static Task<Answer> HandleAsync(
        SubscriptionId id, Caller caller, PlantDb db, Trail trail, Plans plans, TimeProvider clock, CancellationToken ct) =>
        SubscriptionChange.MakeAsync(
            id, "subscription.cancelled", (subscription, _, now) => subscription.Cancel(now), caller, db, trail, plans, clock, ct);
}

/// <summary>An operator turns a trial into a paid subscription. Sandbox connections, drafts and approvals stay in the sandbox.</summary>
internal static class ConvertSubscription
{
    public static Task<Answer> HandleAsync(
        SubscriptionId id, Caller caller, PlantDb db, Trail trail, Plans plans, TimeProvider clock, CancellationToken ct) =>
        SubscriptionChange.MakeAsync(
            id, "subscription.converted", (_, trial, now) => trial.Convert(now), caller, db, trail, plans, clock, ct);
}

/// <summary>What ending and converting do alike.</summary>
file static class SubscriptionChange
{
    public static async Task<Answer> MakeAsync(
        SubscriptionId id,
        string kind,
        Action<Subscription, Trial, DateTimeOffset> change,
        Caller caller,
        PlantDb db,
        Trail trail,
        Plans plans,
        TimeProvider clock,
        CancellationToken ct)
    {
        await db.LockAsync<Subscription>("customer_id = {0} AND id = {1}", [caller.Customer.Value, id.Value], ct);
        var subscription = await db.Set<Subscription>().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (subscription is null)
        {
            return Refusal.NotFound;
        }

        var now = clock.GetUtcNow();
        if (!subscription.IsLiveAt(now))
        {
            return new Refusal(Reasons.InactiveSubscription, "This subscription has ended. Take out a new one.");
        }

        var trial = await db.Set<Trial>().SingleAsync(
            row => row.CustomerId == caller.Customer && row.AgentTypeId == subscription.AgentTypeId, ct);
        change(subscription, trial, now);
        trail.Add(new Note(caller.Customer, kind)
        {
            Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["subscription_id"] = id.ToString() },
        });
        return Answer.Ok(subscription.View(trial, now, plans.Trial.TasksPerDay));
    }
}
