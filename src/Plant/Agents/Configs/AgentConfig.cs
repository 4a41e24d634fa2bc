using System.Text.Json;
using System.Text.Json.Serialization;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Plant.Agents.Configs;

/// <summary>How a customer set a hired agent up, as far as it is known yet; members that are missing are null.</summary>
internal abstract record AgentConfig
{
    private static readonly JsonSerializerOptions Wire = new(WireJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string? Nickname { get; init; }

    /// <summary>How the portal looks: default, dark or light.</summary>
    public string? Theme { get; init; }

    /// <summary>An IANA time zone.</summary>
    public string? Timezone { get; init; }

    /// <summary>The config in its one form: legacy members are gone, defaults are filled in. Reading it again gives the same.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, GetType(), Wire);
}

/// <summary>What reading a config found.</summary>
/// <param name="Violations">What is wrong and must be corrected.</param>
/// <param name="Missing">The paths of what is required and not there yet, such as `config.brand_name`.</param>
/// <param name="Config">What could be read; to be kept only when there are no violations.</param>
internal sealed record ConfigReading<TConfig>(IReadOnlyList<Violation> Violations, IReadOnlyList<string> Missing, TConfig Config)
    where TConfig : AgentConfig
{
    public bool IsComplete => Violations.Count == 0 && Missing.Count == 0;

    /// <summary>The same, for those who need not know the agent type.</summary>
    public ConfigReading<AgentConfig> OfAnyType() => new(Violations, Missing, Config);
}
