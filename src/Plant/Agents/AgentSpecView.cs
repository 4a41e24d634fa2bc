using System.Text.Json.Serialization;
using Waooaw.Plant.Agents.Dimensions;

namespace Waooaw.Plant.Agents;

/// <summary>A compiled spec as it is shown: every dimension is named, all defaults are filled in, and it can be sent again as it is.</summary>
internal sealed record AgentSpecView(string AgentId, string AgentType, string Version, DimensionsView Dimensions)
{
    public static AgentSpecView Of(CompiledAgentSpec compiled)
    {
        var spec = compiled.Spec;
        return new AgentSpecView(spec.AgentId, spec.AgentType, AgentSpec.CurrentVersion, new DimensionsView(
            DimensionView.Of(spec.Skill),
            DimensionView.Of(spec.Industry),
            DimensionView.Of(spec.Team),
            DimensionView.Of(spec.Integrations),
            DimensionView.Of(spec.Ui),
            DimensionView.Of(spec.Localization),
            DimensionView.Of(spec.Trial),
            DimensionView.Of(spec.Budget)));
    }
}

/// <summary>All eight.</summary>
internal sealed record DimensionsView(
    DimensionView<SkillDimension> Skill,
    DimensionView<IndustryDimension> Industry,
    DimensionView<TeamDimension> Team,
    DimensionView<IntegrationsDimension> Integrations,
    DimensionView<UiDimension> Ui,
    DimensionView<LocalizationDimension> Localization,
    DimensionView<TrialDimension> Trial,
    DimensionView<BudgetDimension> Budget);

/// <param name="Config">Left out for a dimension that is not present.</param>
internal sealed record DimensionView<T>(
    bool Present, string Version, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] T? Config)
    where T : class;

internal static class DimensionView
{
    public static DimensionView<T> Of<T>(T? dimension)
        where T : class => new(dimension is not null, AgentSpec.CurrentVersion, dimension);
}
