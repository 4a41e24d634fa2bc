using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Plant.Agents;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Hiring;

/// <summary>Says what a hired agent's setup still lacks: members its type asks for, and accounts that are named but not connected.</summary>
internal sealed class Setup(AgentTypes types, PlantDb db)
{
    public async Task<IReadOnlyList<string>> MissingAsync(HiredAgent agent, CancellationToken ct)
    {
        var reading = types.Find(agent.AgentTypeId)!.ReadConfig(JsonElement.Parse(agent.Config));
        var connected = await db.Set<Connection>().AsNoTracking()
            .Where(connection => connection.CustomerId == agent.CustomerId && connection.HiredInstanceId == agent.Id)
            .Select(connection => connection.Id)
            .ToListAsync(ct);
        return
        [
            .. reading.Missing,
            .. reading.Connections.Where(named => !ConnectionId.TryParse(named.ConnectionId, out var id) || !connected.Contains(id))
                .Select(named => named.Path),
        ];
    }
}
