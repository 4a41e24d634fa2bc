using System.Text.Json.Nodes;
using Waooaw.Plant.Agents.ReferenceAgents;
using Waooaw.Plant.Tests.Skills;

namespace Waooaw.Plant.Tests.Agents;

/// <summary>What is on offer, as it is asked for over HTTP.</summary>
public class AgentRoutesTests(AgentsHost plant) : IClassFixture<AgentsHost>
{
    [Fact]
    public async Task The_schema_of_specs_says_which_draft_it_is()
    {
        var (status, schema) = await plant.GetAsync("/api/v1/agent-mold/schema/agent-spec");

        status.ShouldBe(200);
        ((string?)schema["$schema"]).ShouldBe("https://json-schema.org/draft/2020-12/schema");
    }

    [Fact]
    public async Task A_spec_that_compiles_is_answered_with_what_it_compiles_to()
    {
        var spec = JsonNode.Parse("""{"agent_id": "A", "agent_type": "marketing", "dimensions": {"skill": {"config": {"category": "c", "primary_skill": "s"}}}}""");

        var (status, answer) = await plant.PostAsync("/api/v1/agent-mold/spec/validate", spec);

        status.ShouldBe(200);
        ((bool?)answer["valid"]).ShouldBe(true);
        ((bool?)answer["compiled"]!["dimensions"]!["budget"]!["present"]).ShouldBe(false);
        var again = await plant.PostAsync("/api/v1/agent-mold/spec/validate", answer["compiled"]!.DeepClone());
        JsonNode.DeepEquals(again.Body, answer).ShouldBeTrue();
    }

    [Fact]
    public async Task A_spec_that_does_not_compile_is_a_422_with_every_violation()
    {
        var (status, problem) = await plant.PostAsync("/api/v1/agent-mold/spec/validate", JsonNode.Parse("""{"version": "9", "mood": 1}"""));

        status.ShouldBe(422);
        ((string?)problem["reason"]).ShouldBe("validation");
        problem["violations"]!.AsArray().Select(violation => (string?)violation!["path"]).Order()
            .ShouldBe(["agent_id", "agent_type", "dimensions", "mood", "version"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"spec\"")]
    [InlineData("null")]
    public async Task A_body_that_is_no_object_is_a_422(string body) =>
        (await plant.PostAsync("/api/v1/agent-mold/spec/validate", JsonNode.Parse(body))).Status.ShouldBe(422);

    [Fact]
    public async Task The_reference_agents_are_listed_with_their_specs_and_defaults()
    {
        var (_, page) = await plant.GetAsync("/api/v1/reference-agents");

        var agents = page["items"]!.AsArray();
        agents.Select(agent => (string?)agent!["agent_id"]).ShouldBe(["AGT-MKT-HEALTH-001", "AGT-MKT-BEAUTY-001", "AGT-MKT-CAKE-001"]);
        agents.Select(agent => (string?)agent!["defaults"]!["brand_name"]).ShouldBe(["Care Clinic", "Glow & Go Studio", "Cake Shop"]);
        page.ContainsKey("next_cursor").ShouldBeTrue();
    }

    [Fact]
    public async Task There_are_exactly_two_agent_types_with_all_their_members()
    {
        var (_, page) = await plant.GetAsync("/api/v1/agent-types");

        var types = page["items"]!.AsArray();
        types.Select(type => (string?)type!["agent_type_id"]).ShouldBe(["marketing.digital_marketing.v1", "trading.share_trader.v1"]);
        types.Select(type => (bool?)type!["available"]).ShouldBe([true, false]);
        types[0]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal).ShouldBe(
        [
            "agent_type_id", "aliases", "available", "config_schema", "display_name", "enforcement_defaults", "goal_templates", "industries",
            "promise", "required_skill_keys", "version",
        ]);
    }

    [Fact]
    public async Task One_type_is_found_by_any_of_its_names_and_an_unknown_one_is_a_404()
    {
        var byId = await plant.GetAsync("/api/v1/agent-types/marketing.digital_marketing.v1");
        var byAlias = await plant.GetAsync("/api/v1/agent-types/marketing.healthcare.v1");
        var unknown = await plant.GetAsync("/api/v1/agent-types/marketing.nobody.v1");

        byId.Status.ShouldBe(200);
        JsonNode.DeepEquals(byAlias.Body, byId.Body).ShouldBeTrue();
        unknown.Status.ShouldBe(404);
        ((string?)unknown.Body["detail"])!.ShouldContain("trading.share_trader.v1");
    }

    [Fact]
    public async Task The_catalogue_shows_prices_a_trial_and_what_the_agent_really_writes()
    {
        var (_, page) = await plant.GetAsync("/api/v1/catalog/agents");
        var items = page["items"]!.AsArray();
        var marketing = items[0]!;

        marketing["prices"]!.AsArray().Select(price => ((string?)price!["plan_id"], (int?)price["inr_per_month"]))
            .ShouldBe([("plan_starter", 12_000), ("plan_pro", 18_000), ("plan_enterprise", 30_000)]);
        ((int?)marketing["trial"]!["days"]).ShouldBe(7);
        ((string?)marketing["skills"]![0]!["name"]).ShouldBe("Multichannel post");
        ((string?)marketing["sample_output"]!["text"]).ShouldBe(Inputs.Text(ReferenceAgent.All[0].Defaults));
        ((bool?)items[1]!["available"]).ShouldBe(false);
        items[1]!["sample_output"].ShouldBeNull();
    }
}
