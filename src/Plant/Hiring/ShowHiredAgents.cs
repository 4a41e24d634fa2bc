using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Hiring;

/// <summary>A customer's hired agents, newest first.</summary>
internal static class ListHiredAgents
{
    public static async Task<Results<Ok<Page<HiredAgentView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page, Caller caller, PlantDb db, Setup setup, CancellationToken ct)
    {
        if ((await page.ReadAsync(
            db.Set<HiredAgent>().Where(agent => agent.CustomerId == caller.Customer), agent => agent.CreatedAt, agent => agent.Id, agent => agent, ct))
            .IsRefused(out var refusal, out var found))
        {
            return refusal.ToResult();
        }

        var views = new List<HiredAgentView>();
        foreach (var agent in found.Items)
        {
            views.Add(agent.View(await setup.MissingAsync(agent, ct)));
        }

        return TypedResults.Ok(new Page<HiredAgentView>(views, found.NextCursor));
    }
}

/// <summary>One hired agent with what it still lacks.</summary>
internal static class ShowHiredAgent
{
    public static async Task<Results<Ok<HiredAgentView>, Refused>> HandleAsync(
        HiredInstanceId id, Caller caller, PlantDb db, Setup setup, CancellationToken ct) =>
        await db.Set<HiredAgent>().AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct) is { } agent
            ? TypedResults.Ok(agent.View(await setup.MissingAsync(agent, ct)))
            : Refusal.NotFound.ToResult();
}
