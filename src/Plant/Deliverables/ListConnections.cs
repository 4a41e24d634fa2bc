using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Deliverables;

/// <summary>The accounts a hired agent may use, each with what is due after its access ends.</summary>
internal static class ListConnections
{
    public static async Task<Results<Ok<Page<ConnectionView>>, Refused>> HandleAsync(
        HiredInstanceId id, [AsParameters] PageQuery page, Caller caller, PlantDb db, CancellationToken ct)
    {
        if (!await db.Set<HiredAgent>().AnyAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct))
        {
            return Refusal.NotFound.ToResult();
        }

        var rows = db.Set<Connection>().Where(row => row.CustomerId == caller.Customer && row.HiredInstanceId == id);
        if ((await page.ReadAsync(rows, connection => connection.CreatedAt, connection => connection.Id, connection => connection.View(), ct))
            .IsRefused(out var refusal, out var found))
        {
            return refusal.ToResult();
        }

        var shown = new List<ConnectionView>();
        foreach (var connection in found.Items)
        {
            shown.Add(connection with { DueAfterExpiry = await CountAsync(db, caller.Customer, connection, ct) });
        }

        return TypedResults.Ok(new Page<ConnectionView>(shown, found.NextCursor));
    }

    private static async Task<int> CountAsync(PlantDb db, CustomerId customer, ConnectionView connection, CancellationToken ct) =>
        connection.ExpiresAt is { } end
            ? await db.Set<Execution>().CountAsync(
                row => row.CustomerId == customer && row.ConnectionId == connection.ConnectionId
                    && row.State == ExecutionStatus.Scheduled && row.DueAt > end,
                ct)
            : 0;
}
