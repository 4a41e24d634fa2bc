using System.Text.Json.Serialization;

namespace Waooaw.Plant.Agents.Dimensions;

/// <summary>What the agent can do. There is no agent without it.</summary>
internal sealed record SkillDimension(
    string Category,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PrimaryPlaybookId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PrimarySkill,
    bool AutopublishAllowed)
    : IDimension<SkillDimension, SkillArtifact>
{
    public static string Name => "skill";

    public static SkillDimension Read(ObjectReading config)
    {
        if (!config.Has("primary_playbook_id") && !config.Has("primary_skill"))
        {
            config.Refuse("primary_playbook_id", "This or `primary_skill` is required.");
        }

        return new SkillDimension(
            config.RequiredText("category") ?? "",
            config.Text("primary_playbook_id"),
            config.Text("primary_skill"),
            config.Boolean("autopublish_allowed") ?? false);
    }

    public SkillArtifact Materialize() => new(PrimaryPlaybookId ?? PrimarySkill!, PrimaryPlaybookId is not null, AutopublishAllowed);
}

/// <summary>What is started when the agent shall work.</summary>
/// <param name="IsPlaybook">The reference names a playbook, else a skill.</param>
internal sealed record SkillArtifact(string Reference, bool IsPlaybook, bool AutopublishAllowed);
