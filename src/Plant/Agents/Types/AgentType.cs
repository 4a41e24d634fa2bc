using System.Text.Json;
using System.Text.Json.Serialization;
using Waooaw.Plant.Agents.Configs;

namespace Waooaw.Plant.Agents.Types;

/// <summary>A kind of agent that a customer can hire, with everything that is the same for all who hire it.</summary>
internal sealed record AgentType
{
    private readonly Func<JsonElement, string?, ConfigReading<AgentConfig>> _read;

    internal AgentType(Func<JsonElement, string?, ConfigReading<AgentConfig>> read) => _read = read;

    public required string AgentTypeId { get; init; }

    /// <summary>Older names of the same type.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    public required string DisplayName { get; init; }
    public required string Version { get; init; }

    /// <summary>What it does for the one who hires it, in a sentence.</summary>
    public required string Promise { get; init; }

    public required IReadOnlyList<string> Industries { get; init; }

    /// <summary>False for a type that is announced and cannot be hired yet.</summary>
    [JsonPropertyName("available")]
    public required bool IsAvailable { get; init; }

    public required IReadOnlyList<string> RequiredSkillKeys { get; init; }
    public required JsonElement ConfigSchema { get; init; }
    public required IReadOnlyList<GoalTemplate> GoalTemplates { get; init; }
    public required EnforcementDefaults EnforcementDefaults { get; init; }

    /// <param name="nickname">The nickname beside the config, which stands in when the config has none.</param>
    public ConfigReading<AgentConfig> ReadConfig(JsonElement config, string? nickname = null) => _read(config, nickname);

    public bool IsCalled(string idOrAlias) => idOrAlias == AgentTypeId || Aliases.Contains(idOrAlias);
}

/// <summary>A goal that a customer can give such an agent.</summary>
/// <param name="Frequencies">How often it can be asked for; the first is suggested.</param>
/// <param name="RequiredSettings">The settings without which it cannot run.</param>
internal sealed record GoalTemplate(
    string GoalTemplateId,
    string DisplayName,
    IReadOnlyList<string> Frequencies,
    IReadOnlyList<string> RequiredSettings,
    IReadOnlyList<string> OptionalSettings);

/// <summary>What holds for everything such an agent does, unless a stricter rule is set.</summary>
internal sealed record EnforcementDefaults(bool RequireCustomerApproval, string ApprovalScope, bool AutopublishAllowed, IReadOnlyList<string> Providers);
