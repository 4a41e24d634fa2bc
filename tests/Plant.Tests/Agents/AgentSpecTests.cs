using System.Text.Json;
using System.Text.Json.Nodes;
using Waooaw.Contracts.Json;
using Waooaw.Plant.Agents;
using Waooaw.Plant.Agents.ReferenceAgents;

namespace Waooaw.Plant.Tests.Agents;

/// <summary>A spec compiles, or everything that is wrong with it is named; its schema judges the same.</summary>
public class AgentSpecTests
{
    private const string Skill = """{"config": {"category": "marketing", "primary_skill": "s"}}""";

    private static readonly SchemaJudge Schema = new(Documents.Read("agent-spec.schema.json"));

    public static TheoryData<string, string> Dimensions => new()
    {
        // A dimension beside the skill → the paths of its violations.
        { "\"industry\": {\"present\": false}", "" },
        { "\"industry\": null", "" },
        { "\"industry\": {\"present\": false, \"config\": {}}", "" },
        { "\"industry\": {\"present\": false, \"config\": {\"industry\": \"food\"}}", "dimensions.industry.config" },
        { "\"industry\": {\"present\": false, \"config\": []}", "dimensions.industry.config" },
        { "\"industry\": {\"present\": \"no\", \"config\": {\"industry\": \"food\"}}", "dimensions.industry.present" },
        { "\"industry\": {\"present\": null, \"config\": {\"industry\": \"food\"}}", "dimensions.industry.present" },
        { "\"industry\": {\"version\": \"2.0\", \"config\": {\"industry\": \"food\"}}", "dimensions.industry.version" },
        { "\"industry\": {\"version\": 1, \"config\": {\"industry\": \"food\"}}", "dimensions.industry.version" },
        { "\"industry\": {\"config\": {\"industry\": \"food\"}}", "" },
        { "\"industry\": {\"config\": {\"industry\": \" \"}}", "dimensions.industry.config.industry" },
        { "\"industry\": {\"config\": {\"industry\": null}}", "dimensions.industry.config.industry" },
        { "\"industry\": {\"config\": {\"industry\": \"food\", \"mood\": 1}}", "dimensions.industry.config.mood" },
        { "\"industry\": {\"config\": {\"industry\": \"food\"}, \"mood\": 1}", "dimensions.industry.mood" },
        { "\"industry\": {}", "dimensions.industry.config.industry" },
        { "\"ui\": {\"config\": {\"ui\": \"whiteboard\"}}", "" },
        { "\"ui\": {\"config\": {}}", "dimensions.ui.config.ui" },
        { "\"team\": {\"config\": {\"team_id\": 7}}", "dimensions.team.config.team_id" },
        { "\"team\": {\"config\": {\"team_id\": \"t\"}}", "" },
        { "\"localization\": {\"config\": {\"language\": \"hi-IN\"}}", "" },
        { "\"localization\": {\"config\": {\"language\": \"Hindi!\"}}", "dimensions.localization.config.language" },
        { "\"localization\": {}", "dimensions.localization.config.language" },
        { "\"integrations\": {\"config\": {\"providers\": [\"instagram\", \"youtube\"]}}", "" },
        { "\"integrations\": {\"config\": {\"providers\": []}}", "dimensions.integrations.config.providers" },
        { "\"integrations\": {\"config\": {\"providers\": [\"instagram\", \"myspace\"]}}", "dimensions.integrations.config.providers[1]" },
        { "\"integrations\": {\"config\": {\"providers\": [\"instagram\", \"instagram\"]}}", "dimensions.integrations.config.providers[1]" },
        { "\"integrations\": {\"config\": {}}", "dimensions.integrations.config.providers" },
        { "\"trial\": {}", "" },
        { "\"trial\": {\"config\": {\"days\": 14}}", "" },
        { "\"trial\": {\"config\": {\"days\": 0, \"tasks_per_day\": 1.5}}", "dimensions.trial.config.days,dimensions.trial.config.tasks_per_day" },
        { "\"budget\": {\"config\": {\"monthly_micro_usd\": 0, \"max_tasks_per_day\": 5}}", "" },
        { "\"budget\": {\"config\": {\"monthly_micro_usd\": -1, \"max_tasks_per_day\": \"5\"}}", "dimensions.budget.config.max_tasks_per_day,dimensions.budget.config.monthly_micro_usd" },
        { "\"weather\": {\"present\": false}", "dimensions.weather" },
    };

    public static TheoryData<string, string> Specs => new()
    {
        { $$$"""{"agent_id": "A", "agent_type": "marketing", "dimensions": {"skill": {{{Skill}}}}}""", "" },
        { $$$"""{"agent_id": "A", "agent_type": "marketing", "version": "1.1", "dimensions": {"skill": {{{Skill}}}}}""", "version" },
        { $$$"""{"agent_id": "", "agent_type": 3, "mood": 1, "dimensions": {"skill": {{{Skill}}}}}""", "agent_id,agent_type,mood" },
        { "{}", "agent_id,agent_type,dimensions" },
        { "[]", ",agent_id,agent_type,dimensions" },
        { """{"agent_id": "A", "agent_type": "t", "dimensions": {}}""", "dimensions.skill" },
        { """{"agent_id": "A", "agent_type": "t", "dimensions": {"skill": null}}""", "dimensions.skill" },
        { """{"agent_id": "A", "agent_type": "t", "dimensions": {"skill": {"present": false}}}""", "dimensions.skill" },
        { """{"agent_id": "A", "agent_type": "t", "dimensions": {"skill": {"config": {}}}}""", "dimensions.skill.config.category,dimensions.skill.config.primary_playbook_id" },
        { """{"agent_id": "A", "agent_type": "t", "dimensions": {"skill": {"config": {"category": "c", "primary_skill": "s", "autopublish_allowed": "yes"}}}}""", "dimensions.skill.config.autopublish_allowed" },
        { """{"agent_id": "A", "agent_type": "t", "dimensions": {"skill": "post"}}""", "dimensions.skill,dimensions.skill.config.category,dimensions.skill.config.primary_playbook_id" },
    };

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void A_dimension_is_held_against_its_own_rules(string dimension, string violations) =>
        Judge($$$"""{"agent_id": "A", "agent_type": "marketing", "dimensions": {"skill": {{{Skill}}}, {{{dimension}}}}}""", violations);

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_spec_is_held_against_the_rules(string spec, string violations) => Judge(spec, violations);

    [Fact]
    public void A_dimension_that_is_left_out_is_an_explicit_null()
    {
        var compiled = Compile($$$"""{"agent_id": "A", "agent_type": "marketing", "dimensions": {"skill": {{{Skill}}}}}""");

        compiled.Spec.Industry.ShouldBeNull();
        compiled.Materialize().Budget.ShouldBeNull();
        var shown = JsonSerializer.SerializeToNode(AgentSpecView.Of(compiled), WireJson.Options)!["dimensions"]!.AsObject();
        shown.Select(dimension => dimension.Key).Order().ShouldBe(["budget", "industry", "integrations", "localization", "skill", "team", "trial", "ui"]);
        JsonNode.DeepEquals(shown["industry"], JsonNode.Parse("""{"present": false, "version": "1.0"}""")).ShouldBeTrue();
    }

    [Fact]
    public void Defaults_are_filled_in()
    {
        var bundle = Compile($$$$"""{"agent_id": "A", "agent_type": "marketing", "dimensions": {"skill": {{{{Skill}}}}, "trial": {}}}""").Materialize();

        bundle.Skill.AutopublishAllowed.ShouldBeFalse();
        bundle.Trial!.Duration.ShouldBe(TimeSpan.FromDays(7));
        bundle.Trial.TasksPerDay.ShouldBe(10);
    }

    [Fact]
    public void The_healthcare_agent_compiles_to_what_it_stands_for()
    {
        var agent = ReferenceAgent.Find("AGT-MKT-HEALTH-001").ShouldNotBeNull();
        var spec = agent.Spec;
        spec.Spec.AgentType.ShouldBe("marketing");

        var bundle = spec.Materialize();
        bundle.Skill.Reference.ShouldBe("MARKETING.MULTICHANNEL.POST.V1");
        bundle.Skill.IsPlaybook.ShouldBeTrue();
        bundle.Skill.AutopublishAllowed.ShouldBeFalse();
        bundle.Industry!.Key.ShouldBe("healthcare");
        bundle.Integrations!.AllowedProviders.ShouldBe(["facebook", "instagram", "linkedin", "whatsapp", "youtube"]);
        bundle.Localization!.PlaybookLanguage.ShouldBe("en");
        bundle.Ui.ShouldBeNull();
        agent.Defaults.BrandName.ShouldBe("Care Clinic");
        agent.Defaults.Location.ShouldBe("Pune");
        agent.Defaults.Tone.ShouldBe("clear, caring, professional");
    }

    [Fact]
    public void What_was_compiled_can_be_sent_again_and_stays_the_same()
    {
        var once = JsonSerializer.Serialize(AgentSpecView.Of(ReferenceAgent.All[0].Spec), WireJson.Options);
        var twice = JsonSerializer.Serialize(AgentSpecView.Of(Compile(once)), WireJson.Options);

        twice.ShouldBe(once);
        Schema.Accepts(JsonElement.Parse(once)).ShouldBeTrue();
    }

    [Fact]
    public void Half_a_character_is_a_violation_and_breaks_nothing() =>
        CompiledAgentSpec.Compile(JsonElement.Parse("""{"agent_id": "\ud800", "agent_type": "t", "dimensions": {"\ud800": 1}}"""))
            .IsRefused(out _, out _).ShouldBeTrue();

    /// <summary>Validator and schema say the same; the validator says where.</summary>
    private static void Judge(string json, string violations)
    {
        var value = JsonElement.Parse(json);
        var found = CompiledAgentSpec.Compile(value).IsRefused(out var refusal, out _) ? refusal.Violations : [];

        string.Join(',', found.Select(violation => violation.Path).Order(StringComparer.Ordinal)).ShouldBe(violations);
        found.ShouldAllBe(violation => violation.Message.Length > 0);
        Schema.Accepts(value).ShouldBe(found.Count == 0);
    }

    private static CompiledAgentSpec Compile(string json) => CompiledAgentSpec.Compile(JsonElement.Parse(json)).IsRefused(out var refusal, out var spec)
        ? throw new ShouldAssertException(string.Join("; ", refusal.Violations))
        : spec;
}
