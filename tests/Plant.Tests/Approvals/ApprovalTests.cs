using System.Text;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Approvals;

/// <summary>Nothing goes out that a person did not approve, exactly as it is; each way of not having done so has its own name.</summary>
public class ApprovalTests(Stages stages)
{
    [Theory, EachDatabase]
    public async Task Without_an_approval_nothing_goes_out_and_the_no_is_on_record(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync();

        var problem = (await clinic.ExecuteAsync(post, approval: null)).ShouldBeRefused(Reasons.ApprovalRequired);

        var denial = (await clinic.DenialsAsync()).ShouldHaveSingleItem();
        (denial.Action, denial.Reason, denial.Subject).ShouldBe(("publish", "approval_required", post.DeliverableId.ToString()));
        denial.CorrelationId.ShouldBe(problem.CorrelationId);
        denial.Actor.ShouldBe(clinic.Owner.Account);
        (await clinic.RecordAsync()).ShouldContain(entry => entry.Kind == "denial.recorded");
        await NothingIsOutAsync(clinic);
    }

    [Theory, EachDatabase]
    public async Task Another_intent_than_to_publish_is_refused(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var (post, approval) = await clinic.ApprovedAsync();

        (await clinic.ExecuteAsync(post, approval.ApprovalId, intent: "place_order")).ShouldBeRefused(Reasons.IntentActionMismatch);
        (await clinic.ExecuteAsync(post, approval.ApprovalId, intent: "dance")).ShouldBeRefused(Reasons.UnknownAction);

        (await clinic.DenialsAsync()).Select(denial => denial.Reason).ShouldBe(["unknown_action", "intent_action_mismatch"]);
        await NothingIsOutAsync(clinic);
        (await clinic.ExecuteAsync(post, approval.ApprovalId, intent: " Publish ")).Value<ExecutionView>(202);
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    [Theory, EachDatabase]
    public async Task An_approval_of_other_content_opens_nothing(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync();
        var (_, other) = await clinic.ApprovedAsync(clinic.Wish("Walk with us on Sunday"));

        (await clinic.ExecuteAsync(post, other.ApprovalId)).ShouldBeRefused(Reasons.ApprovalMismatch);

        (await clinic.DenialsAsync()).ShouldHaveSingleItem().Reason.ShouldBe("approval_mismatch");
        await NothingIsOutAsync(clinic);
    }

    [Theory, EachDatabase]
    public async Task Another_customers_approval_and_one_that_was_made_up_are_the_same_nothing(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var (clinic, other) = (await Clinic.HireAsync(stage), await Clinic.HireAsync(stage));
        var (post, _) = await clinic.ApprovedAsync();
        var (_, theirs) = await other.ApprovedAsync();

        (await clinic.ExecuteAsync(post, theirs.ApprovalId)).ShouldBeRefused(Reasons.ApprovalInvalid);
        (await clinic.ExecuteAsync(post, ApprovalId.New(stage.Clock))).ShouldBeRefused(Reasons.ApprovalInvalid);

        await NothingIsOutAsync(clinic);
    }

    [Theory, EachDatabase]
    public async Task A_used_approval_is_used(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var (first, approval) = await clinic.ApprovedAsync();
        await clinic.ExecuteAsync(first, approval.ApprovalId);
        await clinic.UntilAsync(first, ExecutionStatus.Posted);
        var second = await clinic.DraftAsync();

        (await clinic.ExecuteAsync(second, approval.ApprovalId)).ShouldBeRefused(Reasons.ApprovalConsumed);
        (await clinic.Owner.DeleteAsync($"/api/v1/approvals/{approval.ApprovalId}")).ShouldBeRefused(Reasons.AlreadyExecuted);

        (await clinic.PostsAsync()).ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_approval_opens_nothing_and_the_post_waits_for_review_again(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var (post, approval) = await clinic.ApprovedAsync();

        (await clinic.Owner.DeleteAsync($"/api/v1/approvals/{approval.ApprovalId}")).Value<ApprovalView>().State.ShouldBe("superseded");

        (await clinic.ExecuteAsync(post, approval.ApprovalId)).ShouldBeRefused(Reasons.ApprovalSuperseded);
        (await clinic.Owner.DeleteAsync($"/api/v1/approvals/{approval.ApprovalId}")).ShouldBeRefused(Reasons.ApprovalSuperseded);
        (await clinic.SeeAsync(post)).ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
        await NothingIsOutAsync(clinic);
        (await clinic.ExecuteAsync(post, (await clinic.ApproveAsync(post)).ApprovalId)).Value<ExecutionView>(202);
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    [Theory, EachDatabase]
    public async Task An_edit_ends_the_approval_of_what_was_before(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var (post, approval) = await clinic.ApprovedAsync();

        var edited = (await clinic.EditAsync(post, "We changed our mind.")).Value<DeliverableView>();

        (edited.Version, edited.ReviewStatus, edited.ApprovalId).ShouldBe((2, ReviewStatus.PendingReview, null));
        edited.ContentHash.ShouldNotBe(post.ContentHash);
        (await clinic.ExecuteAsync(post, approval.ApprovalId)).ShouldBeRefused(Reasons.ApprovalSuperseded);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("superseded");
        await NothingIsOutAsync(clinic);
        (await clinic.ExecuteAsync(edited, (await clinic.ApproveAsync(edited)).ApprovalId)).Value<ExecutionView>(202);
        await clinic.UntilAsync(edited, ExecutionStatus.Posted);
        (await clinic.PostsAsync()).ShouldHaveSingleItem().Caption.ShouldBe("We changed our mind.");
    }

    [Theory, EachDatabase]
    public async Task An_approval_that_has_expired_opens_nothing(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var post = await clinic.DraftAsync();
        var approval = await clinic.ApproveAsync(post, expiresAt: stage.Clock.GetUtcNow().AddHours(1));

        stage.Clock.Move(TimeSpan.FromHours(2));

        (await clinic.ExecuteAsync(post, approval.ApprovalId)).ShouldBeRefused(Reasons.ApprovalExpired);
        await NothingIsOutAsync(clinic);
    }

    [Theory, EachDatabase]
    public async Task A_statement_that_no_portal_signed_for_this_person_and_purpose_is_none(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var (clinic, other) = (await Clinic.HireAsync(stage), await Clinic.HireAsync(stage));
        var post = await clinic.DraftAsync();
        var statement = clinic.Statement(post);
        using var strangers = new Signers();
        var good = stage.Signers.Sign(Issuers.CustomerPortal, TokenTypes.Approval, statement);
        var parts = good.Split('.');
        string[] bad =
        [
            strangers.Sign(Issuers.CustomerPortal, TokenTypes.Approval, statement),
            stage.Signers.Sign(Issuers.Gateway, TokenTypes.Approval, statement),
            stage.Signers.Sign(Issuers.PlatformPortal, TokenTypes.Approval, statement),
            stage.Signers.Sign(Issuers.CustomerPortal, TokenTypes.Access, statement),
            stage.Signers.Sign(Issuers.CustomerPortal, TokenTypes.Caller, statement),
            stage.Signers.Sign(Issuers.CustomerPortal, TokenTypes.Approval, statement with { Person = other.Owner.Account!.Value }),
            stage.Signers.Sign(Issuers.CustomerPortal, TokenTypes.Approval, statement with { OnBehalfOf = clinic.Customer }),
            $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA",
            $"{parts[0]}.{Base64(Encoding.UTF8.GetString(CanonicalJson.Of(statement with { Version = 2 })))}.{parts[2]}",
            $"{Base64("""{"alg":"none","typ":"waooaw-approval+jwt"}""")}.{parts[1]}.",
            "yes",
        ];

        foreach (var statementOf in bad)
        {
            (await clinic.TellAsync(statementOf)).ShouldBeRefused(Reasons.ApprovalInvalid);
        }

        var otherPortal = stage.Portal(clinic.Owner.Account!.Value, Issuers.PlatformPortal);
        (await clinic.TellAsync(good, otherPortal)).ShouldBeRefused(Reasons.ApprovalInvalid);
        (await clinic.SeeAsync(post)).ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
        (await clinic.ApprovalsAsync()).ShouldBeEmpty();
        (await clinic.TellAsync(good)).Value<ApprovalView>(201); // else the refusals above would prove nothing
    }

    [Theory, EachDatabase]
    public async Task A_nonce_is_accepted_once(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (first, second) = (await clinic.DraftAsync(), await clinic.DraftAsync());
        var nonce = $"n-{clinic.Customer}";
        var statement = stage.Signers.Sign(Issuers.CustomerPortal, TokenTypes.Approval, clinic.Statement(first) with { Nonce = nonce });
        var approval = (await clinic.TellAsync(statement)).Value<ApprovalView>(201);

        (await clinic.TellAsync(statement)).Value<ApprovalView>(201).ShouldBe(approval); // told twice: the same decision
        (await clinic.DecideAsync(clinic.Statement(second) with { Nonce = nonce })).ShouldBeRefused(Reasons.ApprovalInvalid);

        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem();
        (await clinic.SeeAsync(second)).ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
    }

    [Theory, EachDatabase]
    public async Task A_decision_is_on_exactly_what_was_shown(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var post = await clinic.DraftAsync();
        var statement = clinic.Statement(post);
        var other = ContentHash.OfBytes("other"u8);

        (await clinic.DecideAsync(statement with { Version = 2 })).ShouldBeRefused(Reasons.ContentChanged);
        (await clinic.DecideAsync(statement with { ContentHash = other })).ShouldBeRefused(Reasons.ContentChanged);
        (await clinic.DecideAsync(statement with { FindingsDigest = other })).ShouldBeRefused(Reasons.ContentChanged);
        (await clinic.DecideAsync(statement with { DeliverableId = DeliverableId.New(stage.Clock) })).ShouldBeRefused(Reasons.NotFound);
        (await clinic.DecideAsync(statement with { DecidedAt = statement.DecidedAt.AddMinutes(-11) })).ShouldBeRefused(Reasons.ApprovalExpired);
        (await clinic.DecideAsync(statement with { DecidedAt = statement.DecidedAt.AddMinutes(2) })).ShouldBeRefused(Reasons.ApprovalExpired);
        (await clinic.DecideAsync(statement with { ExpiresAt = statement.DecidedAt })).ShouldBeRefused(Reasons.ApprovalExpired);
        (await clinic.DecideAsync(statement with { ExpiresAt = post.Window.NotAfter.AddSeconds(1) })).ShouldBeRefused(Reasons.ApprovalExpired);

        (await clinic.DecideAsync(statement)).Value<ApprovalView>(201);
        (await clinic.DecideAsync(clinic.Statement(post))).ShouldBeRefused(Reasons.AlreadyDecided);
    }

    [Theory, EachDatabase]
    public async Task A_customers_statement_decides_nothing_of_another_customer(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var (clinic, other) = (await Clinic.HireAsync(stage), await Clinic.HireAsync(stage));
        var theirs = await other.DraftAsync();

        // The portal signs which customer it is; a statement that mixes two finds nothing.
        (await clinic.DecideAsync(other.Statement(theirs) with { Person = clinic.Owner.Account!.Value, CustomerId = clinic.Customer }))
            .ShouldBeRefused(Reasons.NotFound);

        (await other.SeeAsync(theirs)).ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
    }

    [Theory, EachDatabase]
    public async Task Nobody_approves_for_a_customer_what_they_made_themselves(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (maker, reviewer) = (stage.Operator(clinic.Customer), stage.Operator(clinic.Customer));
        var post = (await maker.PostAsync("/api/v1/marketing/draft-batches", clinic.Wish())).Value<DraftBatchView>(201).Posts.Single();
        Task<Reply> Decide(Actor who) => clinic.TellAsync(
            stage.Signers.Sign(Issuers.PlatformPortal, TokenTypes.Approval, clinic.Statement(post) with
            {
                Iss = Issuers.PlatformPortal,
                Person = who.Account!.Value,
                OnBehalfOf = clinic.Customer,
            }),
            stage.Portal(who.Account!.Value, Issuers.PlatformPortal));

        (await Decide(maker)).ShouldBeRefused(Reasons.ApprovalSelf);
        (await clinic.DenialsAsync()).ShouldHaveSingleItem().Reason.ShouldBe("approval_self");

        var approval = (await Decide(reviewer)).Value<ApprovalView>(201);
        (await clinic.ExecuteAsync(post, approval.ApprovalId, who: maker)).Value<ExecutionView>(202);
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    [Theory, EachDatabase]
    public async Task A_finding_that_blocks_stops_the_approval(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = (await clinic.EditAsync(await clinic.DraftAsync(), "We guarantee a 100% cure of your back pain.")).Value<DeliverableView>();
        post.Findings.ShouldContain(finding => finding.Severity == FindingSeverity.Block);

        (await clinic.DecideAsync(clinic.Statement(post))).ShouldBeRefused(Reasons.RulePackBlocking);

        (await clinic.SeeAsync(post)).ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
    }

    [Theory]
    [EachDatabase(ApprovalDecision.ChangesRequested, ReviewStatus.ChangesRequested)]
    [EachDatabase(ApprovalDecision.Rejected, ReviewStatus.Rejected)]
    public async Task A_no_opens_nothing_and_stays_a_no(DatabaseProvider database, ApprovalDecision decision, ReviewStatus status)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var post = await clinic.DraftAsync();

        var no = (await clinic.DecideAsync(clinic.Statement(post) with { Decision = decision })).Value<ApprovalView>(201);

        (await clinic.SeeAsync(post)).ReviewStatus.ShouldBe(status);
        (await clinic.ExecuteAsync(post, no.ApprovalId)).ShouldBeRefused(Reasons.ApprovalInvalid);
        var soon = clinic.Owner.Stage.Clock.GetUtcNow().AddHours(1);
        (await clinic.ScheduleAsync(post, no.ApprovalId, soon)).ShouldBeRefused(Reasons.NotApproved);
        (await clinic.EditAsync(post, "Said differently.")).Value<DeliverableView>().ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
    }

    private static async Task NothingIsOutAsync(Clinic clinic)
    {
        (await clinic.Owner.Stage.RowsAsync<Execution>(clinic.Customer)).ShouldBeEmpty();
        (await clinic.PostsAsync()).ShouldBeEmpty();
    }

    private static string Base64(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
