using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Approvals;

/// <summary>A finding that blocks stops approval until a named person takes responsibility for it and signs that they did.</summary>
public class WaiverTests(Stages stages)
{
    private const string Story = "Care Clinic. \"I could not climb stairs, now I walk to work,\" writes a patient.";
    private const string Consent = "Written consent CF-2026-014 is kept at the desk.";

    [Theory, EachDatabase]
    public async Task A_waived_finding_lets_the_same_words_be_approved_and_go_out(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await EditedAsync(clinic, Story);
        (await clinic.DecideAsync(clinic.Statement(post))).ShouldBeRefused(Reasons.RulePackBlocking);

        var waived = (await WaiveAsync(clinic, post, "health.patient_story", Consent)).Value<DeliverableView>();

        (waived.Version, waived.Content.Text, waived.ReviewStatus).ShouldBe((post.Version + 1, Story, ReviewStatus.PendingReview));
        waived.ContentHash.ShouldNotBe(post.ContentHash);
        var finding = waived.Findings.Single(finding => finding.RuleId == "health.patient_story");
        (finding.Waived!.Reason, finding.Waived.Person).ShouldBe((Consent, clinic.Owner.Account!.Value));
        (await clinic.SeeAsync(waived)).Findings.ShouldBe(waived.Findings);
        var approval = await clinic.ApproveAsync(waived);
        (await clinic.ExecuteAsync(waived, approval.ApprovalId)).Value<ExecutionView>(202);
        await clinic.UntilAsync(waived, ExecutionStatus.Posted);
        var entry = (await clinic.RecordAsync()).Single(entry => entry.Kind == "deliverable.waived").Entry;
        entry.GetProperty("facts").GetProperty("waived_by").GetString().ShouldBe(clinic.Owner.Account!.Value.ToString());
        entry.GetProperty("facts").GetProperty("rule_id").GetString().ShouldBe("health.patient_story");
    }

    [Theory, EachDatabase]
    public async Task The_signed_statement_lists_exactly_what_was_waived(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await EditedAsync(clinic, Story);
        var waived = (await WaiveAsync(clinic, post, "health.patient_story", Consent)).Value<DeliverableView>();
        var statement = clinic.Statement(waived);

        (await clinic.DecideAsync(statement with { Waivers = [] })).ShouldBeRefused(Reasons.ApprovalMismatch);
        (await clinic.DecideAsync(statement with { Waivers = [new Waiver("health.patient_story", "Another reason 7.")] }))
            .ShouldBeRefused(Reasons.ApprovalMismatch);
        (await clinic.DecideAsync(statement with { Waivers = [.. statement.Waivers, new Waiver("health.cure_claim", Consent)] }))
            .ShouldBeRefused(Reasons.ApprovalMismatch);
        (await clinic.DecideAsync(statement with { RulePackDigest = null })).ShouldBeRefused(Reasons.ContentChanged);

        (await clinic.DecideAsync(statement)).Value<ApprovalView>(201);
    }

    [Theory]
    [EachDatabase("Our ayurvedic tablets for diabetes are at the counter.", "health.scheduled_disease")]
    [EachDatabase("Sex determination on Saturdays.", "health.sex_determination")]
    [EachDatabase("A guaranteed cure for acne.", "health.cure_claim")]
    [EachDatabase("Ramesh, a patient of ours, is at 98765 43210.", "health.personal_data")]
    public async Task What_nobody_can_take_responsibility_for_never_passes(DatabaseProvider database, string text, string rule)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await EditedAsync(clinic, text);

        (await WaiveAsync(clinic, post, rule, "I take it upon me, file 12.")).ShouldBeRefused(Reasons.RulePackBlocking);
        (await clinic.DecideAsync(clinic.Statement(post) with { Waivers = [new Waiver(rule, "I take it upon me, file 12.")] }))
            .ShouldBeRefused(Reasons.RulePackBlocking);

        (await clinic.SeeAsync(post)).Version.ShouldBe(post.Version);
        (await clinic.DenialsAsync()).ShouldContain(denial => denial.Action == "finding.waive" && denial.Reason == "rule_pack_blocking");
    }

    [Theory, EachDatabase]
    public async Task A_waiver_needs_a_finding_a_reason_that_fits_and_the_current_version(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await EditedAsync(clinic, Story);

        (await WaiveAsync(clinic, post, "health.patient_story", "She said it is fine.")).ShouldBeInvalid("reason");
        (await WaiveAsync(clinic, post, "health.named_physician", Consent)).ShouldBeInvalid("rule_id");
        (await WaiveAsync(clinic, post, "no.such_rule", Consent)).ShouldBeInvalid("rule_id");
        (await WaiveAsync(clinic, post with { Version = 1 }, "health.patient_story", Consent)).ShouldBeRefused(Reasons.ContentChanged);

        (await clinic.SeeAsync(post)).Version.ShouldBe(post.Version);
    }

    [Theory, EachDatabase]
    public async Task Other_words_are_checked_anew_and_the_waiver_is_gone(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await EditedAsync(clinic, Story);
        var waived = (await WaiveAsync(clinic, post, "health.patient_story", Consent)).Value<DeliverableView>();
        var approval = await clinic.ApproveAsync(waived);

        var other = await EditedAsync(clinic, Story + " Her name is Farida.", waived);

        other.Findings.ShouldContain(finding => finding.RuleId == "health.patient_story" && finding.Waived == null);
        (await clinic.DecideAsync(clinic.Statement(other))).ShouldBeRefused(Reasons.RulePackBlocking);
        (await clinic.ExecuteAsync(other, approval.ApprovalId)).ShouldBeRefused(Reasons.ApprovalSuperseded);
    }

    [Theory, EachDatabase]
    public async Task Nobody_signs_anothers_waiver_and_a_waiver_makes_nobodys_own_work_approvable(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var drafted = await clinic.DraftAsync();
        var maker = stage.Operator(clinic.Customer);
        var post = (await maker.PutAsync(
            $"/api/v1/deliverables/{drafted.DeliverableId}/content", new ChangeContent { Version = 1, Text = Story })).Value<DeliverableView>();
        (await maker.PostAsync($"/api/v1/deliverables/{post.DeliverableId}/waivers", Wish(post, "health.patient_story", Consent))).ShouldBeRefused(Reasons.NotFound);
        var waived = (await WaiveAsync(clinic, post, "health.patient_story", Consent)).Value<DeliverableView>();
        waived.Author.ShouldBe(maker.Account!.Value);
        Task<Reply> Decide(Actor who) => clinic.TellAsync(
            stage.Signers.Sign(Issuers.PlatformPortal, TokenTypes.Approval, clinic.Statement(waived) with
            {
                Iss = Issuers.PlatformPortal,
                Person = who.Account!.Value,
                OnBehalfOf = clinic.Customer,
            }),
            stage.Portal(who.Account!.Value, Issuers.PlatformPortal));

        (await Decide(maker)).ShouldBeRefused(Reasons.ApprovalSelf);
        (await Decide(stage.Operator(clinic.Customer))).ShouldBeRefused(Reasons.RulePackBlocking);

        (await clinic.DecideAsync(clinic.Statement(waived))).Value<ApprovalView>(201);
    }

    private static AddWaiver Wish(DeliverableView post, string rule, string reason) => new() { RuleId = rule, Version = post.Version, Reason = reason };

    private static Task<Reply> WaiveAsync(Clinic clinic, DeliverableView post, string rule, string reason) =>
        clinic.Owner.PostAsync($"/api/v1/deliverables/{post.DeliverableId}/waivers", Wish(post, rule, reason));

    private static async Task<DeliverableView> EditedAsync(Clinic clinic, string text, DeliverableView? post = null) =>
        (await clinic.EditAsync(post ?? await clinic.DraftAsync(), text)).Value<DeliverableView>();
}
