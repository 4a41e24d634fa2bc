using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waooaw.Plant.Agents.Configs;
using Waooaw.Plant.Agents.Types;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Hiring;

/// <summary>Says what a hired agent's setup still lacks: members its type asks for, and accounts that are named but not connected.</summary>
internal sealed class Setup(PlantDb db)
{
    public async Task<IReadOnlyList<string>> MissingAsync(HiredAgent agent, CancellationToken ct)
    {
        var reading = AgentTypes.Find(agent.AgentTypeId)!.ReadConfig(JsonElement.Parse(agent.Config), agent.Nickname);
        var connected = await db.Set<Connection>().AsNoTracking()
            .Where(connection => connection.CustomerId == agent.CustomerId && connection.HiredInstanceId == agent.Id)
            .ToListAsync(ct);
        var platforms = (reading.Config as MarketingConfig)?.Platforms ?? [];
        return
        [
            .. reading.Missing,
            .. platforms
                .Select((platform, i) => platform.ConnectionId is { } named && connected.All(connection => connection.Id != named)
                    ? $"config.platforms[{i}].connection_id"
                    : connected.All(connection => connection.Provider != platform.Platform) ? $"connections.{platform.Platform}" : null)
                .OfType<string>(),
        ];
    }
}
