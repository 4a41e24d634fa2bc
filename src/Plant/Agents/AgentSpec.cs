using Waooaw.Plant.Agents.Dimensions;

namespace Waooaw.Plant.Agents;

/// <summary>A blueprint. Every dimension is a type of its own; one that is left out is an explicit null.</summary>
internal sealed record AgentSpec
{
    /// <summary>The only version of specs and of their dimensions that there is.</summary>
    public const string CurrentVersion = "1.0";

    public required string AgentId { get; init; }
    public required string AgentType { get; init; }
    public required SkillDimension Skill { get; init; }
    public required IndustryDimension? Industry { get; init; }
    public required TeamDimension? Team { get; init; }
    public required IntegrationsDimension? Integrations { get; init; }
    public required UiDimension? Ui { get; init; }
    public required LocalizationDimension? Localization { get; init; }
    public required TrialDimension? Trial { get; init; }
    public required BudgetDimension? Budget { get; init; }
}
