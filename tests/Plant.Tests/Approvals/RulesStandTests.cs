using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Skills.RulePacks;
using Waooaw.Plant.Skills.RulePacks.Healthcare;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Approvals;

/// <summary>What was approved under other rules is asked again.</summary>
public class RulesStandTests
{
    [Theory, EachDatabase]
    public async Task A_release_with_other_rules_asks_again_for_the_same_words(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (approved, approval) = await clinic.ApprovedAsync();
        var waiting = await clinic.DraftAsync();
        var other = Other();
        await stage.ReplaceAsync(new RulePackShelf([other]));

        (await clinic.ExecuteAsync(approved, approval.ApprovalId)).ShouldBeRefused(Reasons.ApprovalSuperseded);
        var problem = (await clinic.DecideAsync(clinic.Statement(waiting))).ShouldBeRefused(Reasons.ContentChanged);

        problem.Detail.ShouldContain("version 2");
        var anew = await clinic.SeeAsync(waiting);
        (anew.Version, anew.Content.Text, anew.Author, anew.ReviewStatus)
            .ShouldBe((2, waiting.Content.Text, waiting.Author, ReviewStatus.PendingReview));
        anew.Effect.GetProperty("rule_pack_digest").GetString().ShouldBe(other.Digest.Hex);
        var second = await clinic.ApproveAsync(anew);
        (await clinic.ExecuteAsync(anew, second.ApprovalId)).Value<ExecutionView>(202);
        await clinic.UntilAsync(anew, ExecutionStatus.Posted);
        (await clinic.PostsAsync()).Count.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_no_needs_no_new_version(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var waiting = await clinic.DraftAsync();
        await stage.ReplaceAsync(new RulePackShelf([Other()]));

        (await clinic.DecideAsync(clinic.Statement(waiting) with { Decision = ApprovalDecision.Rejected })).Value<ApprovalView>(201);

        (await clinic.SeeAsync(waiting)).Version.ShouldBe(1);
    }

    private static RulePack Other() => new("india.healthcare", "another", ["healthcare"], HealthcareRules.Load().Rules);
}
