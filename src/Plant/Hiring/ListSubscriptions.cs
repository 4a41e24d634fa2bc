using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Agents.Catalogue;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>A customer's subscriptions with the state of their trials, newest first.</summary>
internal static class ListSubscriptions
{
    public static async Task<Results<Ok<Page<SubscriptionView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page,
        Caller caller,
        PlantDb db,
        Plans plans,
        TimeProvider clock,
        CancellationToken ct)
    {
        var trials = await db.Set<Trial>().AsNoTracking()
            .Where(trial => trial.CustomerId == caller.Customer)
            .ToDictionaryAsync(trial => trial.AgentTypeId, ct);
        var now = clock.GetUtcNow();
        return (await page.ReadAsync(
            db.Set<Subscription>().Where(subscription => subscription.CustomerId == caller.Customer),
            subscription => subscription.CreatedAt,
            subscription => subscription.Id,
            subscription => subscription.View(trials[subscription.AgentTypeId], now, plans.Trial.TasksPerDay),
            ct)).ToAnswer();
    }
}
