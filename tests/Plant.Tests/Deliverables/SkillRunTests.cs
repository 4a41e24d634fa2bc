using System.Text.Json;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Skills;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Deliverables;

/// <summary>Skills are run by their key, and reference agents dry, into review, or with a customer's yes.</summary>
public class SkillRunTests(Stages stages)
{
    private const string Skill = "/api/v1/skills/marketing.multichannel_post/run";
    private const string Agent = "/api/v1/reference-agents/AGT-MKT-HEALTH-001/run";

    [Theory, EachDatabase]
    public async Task A_skill_runs_dry_unless_it_is_told_otherwise(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);

        var dry = (await clinic.Owner.PostAsync(Skill, Run(clinic, """{"theme": "A healthy heart"}"""))).Value<DraftBatchView>(200);
        dry.BatchId.ShouldBeNull();
        dry.Posts.ShouldHaveSingleItem().Content.Text.ShouldContain("A healthy heart");
        (await stage.RowsAsync<Deliverable>(clinic.Customer)).ShouldBeEmpty();

        var kept = (await clinic.Owner.PostAsync(Skill, Run(clinic, """{"theme": "A healthy heart"}""") with { DryRun = false })).Value<DraftBatchView>(201);
        kept.Posts.ShouldHaveSingleItem().ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
    }

    [Theory, EachDatabase]
    public async Task Inputs_are_read_as_strictly_as_a_body_and_named_where_they_stand(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));

        (await clinic.Owner.PostAsync(Skill, Run(clinic, "{}"))).ShouldBeInvalid("inputs.theme");
        (await clinic.Owner.PostAsync(Skill, Run(clinic, """{"theme": "A", "color": "red"}"""))).ShouldBeInvalid("inputs.color");
        (await clinic.Owner.PostAsync(Skill, Run(clinic, """{"theme": "A", "dry_run": false}"""))).ShouldBeInvalid("inputs.dry_run");
        (await clinic.Owner.PostAsync(Skill, Run(clinic, "[]"))).ShouldBeInvalid("inputs");
        (await clinic.Owner.PostAsync("/api/v1/skills/no.such/run", Run(clinic, "{}"))).ShouldBeRefused(Reasons.NotFound);
    }

    [Theory, EachDatabase]
    public async Task A_reference_agent_shows_every_channel_and_keeps_nothing(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var run = (await stage.Operator().PostAsync(Agent, new RunReferenceAgent())).Value<ReferenceAgentRunView>(200);

        run.Status.ShouldBe("draft");
        run.Draft.ShouldNotBeNull().Posts.Select(post => post.Channel).ShouldBe(["facebook", "instagram", "linkedin", "whatsapp", "youtube"]);
        run.Draft.Posts.ShouldAllBe(post => post.Text.Contains("Care Clinic", StringComparison.Ordinal));
        (await stage.Operator().PostAsync(Agent, new RunReferenceAgent { IntentAction = "publish", DryRun = false })).ShouldBeRefused(Reasons.ApprovalRequired);
        (await stage.Operator().PostAsync("/api/v1/reference-agents/AGT-NONE/run", new RunReferenceAgent())).ShouldBeRefused(Reasons.NotFound);
    }

    [Theory, EachDatabase]
    public async Task With_a_customers_yes_it_acts_through_the_same_gates(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var @operator = stage.Operator(clinic.Customer);
        var wish = new RunReferenceAgent { DryRun = false, HiredInstanceId = clinic.Agent.HiredInstanceId, Theme = "A healthy back" };

        var drafted = (await @operator.PostAsync(Agent, wish)).Value<ReferenceAgentRunView>(201);
        drafted.Status.ShouldBe("in_review");
        var post = drafted.Posts.ShouldHaveSingleItem();
        var approval = await clinic.ApproveAsync(post);
        var act = new RunReferenceAgent { DryRun = false, IntentAction = "post", ApprovalId = approval.ApprovalId };

        (await @operator.PostAsync(Agent, act)).ShouldBeRefused(Reasons.IntentActionMismatch);
        (await @operator.PostAsync(Agent, act with { IntentAction = "publish" })).Status.ShouldBe(202);

        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        (await @operator.PostAsync(Agent, act with { IntentAction = "publish" })).Value<ReferenceAgentRunView>(202).Status.ShouldBe("published");
        (await clinic.PostsAsync()).ShouldHaveSingleItem().PublishRequests.ShouldBe(1);
    }

    private static RunSkill Run(Clinic clinic, string inputs) =>
        new() { HiredInstanceId = clinic.Agent.HiredInstanceId, Inputs = JsonElement.Parse(inputs) };
}
