using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Effects.Access;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Connections;

/// <summary>Asks the provider, with its cheapest read, whether an account still opens.</summary>
internal static class ProbeConnection
{
    /// <summary>Asks before the unit begins: no row is locked while somebody else takes their time.</summary>
    internal sealed class Asking(PlantDb db, ConnectionProbe probe) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var http = context.HttpContext;
            if (http.Caller.CustomerIfAny is { } customer
                && ConnectionId.TryParse((string?)http.GetRouteValue("connectionId"), out var id)
                && await db.Set<Connection>().AsNoTracking()
                    .SingleOrDefaultAsync(row => row.CustomerId == customer && row.Id == id, http.RequestAborted) is { } connection)
            {
                http.Items[typeof(ProbeResult)] = await probe.ProbeAsync(connection.Reference(), http.CorrelationId, http.RequestAborted);
            }

            return await next(context);
        }
    }

    public static async Task<Answer> HandleAsync(
        HiredInstanceId id, ConnectionId connectionId, HttpContext http, Caller caller, PlantDb db, Trail trail, TimeProvider clock, CancellationToken ct)
    {
        await db.LockAsync<Connection>("customer_id = {0} AND id = {1}", [caller.Customer.Value, connectionId.Value], ct);
        var connection = await db.Set<Connection>().SingleOrDefaultAsync(
            row => row.CustomerId == caller.Customer && row.HiredInstanceId == id && row.Id == connectionId, ct);
        if (connection is null || http.Items[typeof(ProbeResult)] is not ProbeResult found)
        {
            return Refusal.NotFound;
        }

        connection.WasProbed(found.IsHealthy, found.Detail, clock.GetUtcNow());
        trail.Add(new Note(caller.Customer, "connection.probed")
        {
            Facts = new Dictionary<string, string> { ["connection_id"] = connection.Id.ToString(), ["healthy"] = found.IsHealthy ? "yes" : "no" },
        });
        return Answer.Ok(connection.View());
    }
}
