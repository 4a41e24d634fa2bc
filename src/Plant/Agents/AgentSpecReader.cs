using System.Text.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Agents.Dimensions;

namespace Waooaw.Plant.Agents;

/// <summary>Reads a spec strictly and names everything that is wrong with it.</summary>
internal sealed class AgentSpecReader
{
    private readonly List<Violation> _violations = [];
    private readonly List<string> _missing = [];
    private readonly ObjectReading _spec;
    private readonly ObjectReading? _dimensions;

    private AgentSpecReader(JsonElement json)
    {
        _spec = new ObjectReading(json, "", _violations, _missing);
        _spec.Require("dimensions");
        _dimensions = _spec.Object("dimensions", nullIsAbsent: true);
    }

    public static Result<AgentSpec> Read(JsonElement json) => new AgentSpecReader(json).Read();

    private Result<AgentSpec> Read()
    {
        var id = _spec.RequiredText("agent_id", 80);
        var type = _spec.RequiredText("agent_type", 80);
        CheckVersion(_spec);
        _spec.RefuseTheRest();

        var spec = new AgentSpec
        {
            AgentId = id ?? "",
            AgentType = type ?? "",
            Skill = Dimension<SkillDimension, SkillArtifact>()!,
            Industry = Dimension<IndustryDimension, IndustryArtifact>(),
            Team = Dimension<TeamDimension, TeamArtifact>(),
            Integrations = Dimension<IntegrationsDimension, IntegrationsArtifact>(),
            Ui = Dimension<UiDimension, UiArtifact>(),
            Localization = Dimension<LocalizationDimension, LocalizationArtifact>(),
            Trial = Dimension<TrialDimension, TrialArtifact>(),
            Budget = Dimension<BudgetDimension, BudgetArtifact>(),
        };
        if (spec.Skill is null && _dimensions is not null)
        {
            RequireSkill();
        }

        _dimensions?.RefuseTheRest();
        _violations.AddRange(_missing.Select(path => new Violation(path, "This is required.")));
        return _violations.Count > 0 ? Refusal.Invalid(_violations) : spec;
    }

    private T? Dimension<T, TArtifact>()
        where T : class, IDimension<T, TArtifact>
    {
        if (_dimensions?.Find(T.Name) is not { } json)
        {
            return null;
        }

        var dimension = new ObjectReading(json, _dimensions.Path(T.Name), _violations, _missing);
        var present = dimension.Boolean("present") ?? true;
        CheckVersion(dimension);
        if (!present)
        {
            CheckAbsent(dimension);
            return null;
        }

        var none = JsonElement.Parse("{}");
        var config = new ObjectReading(dimension.Find("config") ?? none, dimension.Path("config"), _violations, _missing);
        dimension.RefuseTheRest();
        var read = T.Read(config);
        config.RefuseTheRest();
        return read;
    }

    private static void CheckVersion(ObjectReading reading)
    {
        if (reading.Text("version") is { } version && version != AgentSpec.CurrentVersion)
        {
            reading.Refuse("version", $"This version is not supported; {AgentSpec.CurrentVersion} is.");
        }
    }

    private static void CheckAbsent(ObjectReading dimension)
    {
        if (dimension.Find("config") is { } config && (config.ValueKind != JsonValueKind.Object || config.EnumerateObject().Any()))
        {
            dimension.Refuse("config", "A dimension that is not present has no config.");
        }

        dimension.RefuseTheRest();
    }

    private void RequireSkill()
    {
        if (_dimensions!.Has(SkillDimension.Name))
        {
            _dimensions.Refuse(SkillDimension.Name, "There is no agent without a skill: this must be present.");
        }
        else
        {
            _missing.Add(_dimensions.Path(SkillDimension.Name));
        }
    }
}
