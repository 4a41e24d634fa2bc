using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Agents.Configs;

/// <summary>Names of connected accounts inside a config.</summary>
internal static class ConnectionIds
{
    public static ConnectionId? Read(ObjectReading config, string name)
    {
        var text = config.Text(name, 36);
        if (text is not null && !ConnectionId.TryParse(text, out _))
        {
            config.Refuse(name, "The id of a connection is expected here. Connect the account first.");
            return null;
        }

        return ConnectionId.TryParse(text, out var id) ? id : null;
    }
}
