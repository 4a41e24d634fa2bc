using Waooaw.Plant.Agents.Dimensions;

namespace Waooaw.Plant.Agents;

/// <summary>An agent's dimensions as artifacts, ready for use; null for one that the agent does not have.</summary>
internal sealed record RuntimeBundle
{
    public required string AgentId { get; init; }
    public required string AgentType { get; init; }
    public required SkillArtifact Skill { get; init; }
    public required IndustryArtifact? Industry { get; init; }
    public required TeamArtifact? Team { get; init; }
    public required IntegrationsArtifact? Integrations { get; init; }
    public required UiArtifact? Ui { get; init; }
    public required LocalizationArtifact? Localization { get; init; }
    public required TrialArtifact? Trial { get; init; }
    public required BudgetArtifact? Budget { get; init; }
}
