using System.Collections.Concurrent;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Dispatch;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>Whatever goes wrong at the provider, a post is out once or not at all, and what is not known is asked for.</summary>
public class FaultTests(Stages stages) : IClassFixture<Stages>
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(12); // permit life and send limit of the stage

    [Theory]
    [EachDatabase("error_after_commit")]
    [EachDatabase("garbage_after_commit")]
    [EachDatabase("reset_after_commit")]
    [EachDatabase("timeout_after_commit")]
    public async Task What_is_out_without_an_answer_is_found_right_away(DatabaseProvider database, string fault)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("media_publish", fault);

        await clinic.ExecuteAsync(post, approval.ApprovalId);

        var posted = await clinic.UntilAsync(post, ExecutionStatus.Posted);
        var seen = (await clinic.PostsAsync()).ShouldHaveSingleItem();
        (posted.ProviderRef, seen.PublishRequests).ShouldBe((seen.MediaId, 1));
    }

    [Theory]
    [EachDatabase("error_after_commit")]
    [EachDatabase("reset_after_commit")]
    [EachDatabase("timeout_after_commit")]
    public async Task A_doubt_is_asked_about_after_a_quiet_time_and_never_sent_again(DatabaseProvider database, string fault)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        var asked = new ConcurrentQueue<DateTimeOffset>();
        stage.Vault.Before = request =>
        {
            if (request.Kind == LeaseKind.Ask && request.CustomerId == clinic.Customer)
            {
                asked.Enqueue(stage.Clock.GetUtcNow());
            }

            return Task.CompletedTask;
        };
        stage.Instagram.Before = async operation =>
        {
            if (operation == "media_publish") // and Instagram cannot be asked either, twice
            {
                await stage.Instagram.PlanAsync("container_status", "error_before", times: 2);
            }
        };
        await stage.Instagram.PlanAsync("media_publish", fault);

        var answer = (await clinic.ExecuteAsync(post, approval.ApprovalId)).Value<ExecutionView>(202);
        var doubt = await clinic.UntilAsync(post, ExecutionStatus.OutcomeUnknown);

        doubt.StatusReason.ShouldNotBeNull().Reason.ShouldBe("outcome_unknown_pending");
        (await clinic.ExecuteAsync(post, approval.ApprovalId)).Value<ExecutionView>(202).ShouldBe(answer);
        (await clinic.CancelAsync(post)).ShouldBeRefused(Reasons.AlreadyExecuted);
        (await clinic.EditAsync(post, "Other words.")).ShouldBeRefused(Reasons.AlreadyExecuted);
        (await clinic.Owner.DeleteAsync($"/api/v1/approvals/{approval.ApprovalId}")).ShouldBeRefused(Reasons.AlreadyExecuted);
        asked.ShouldBeEmpty();
        stage.Clock.Move(Quiet);

        var posted = await clinic.UntilAsync(post, ExecutionStatus.Posted);
        stage.Instagram.Before = _ => Task.CompletedTask;
        stage.Vault.Before = _ => Task.CompletedTask;
        var seen = (await clinic.PostsAsync()).ShouldHaveSingleItem();
        (posted.ProviderRef, seen.PublishRequests).ShouldBe((seen.MediaId, 1));
        var effect = (await stage.RowsAsync<Execution>(clinic.Customer)).ShouldHaveSingleItem();
        (asked.First() - effect.SendingAt!.Value).ShouldBeGreaterThanOrEqualTo(Quiet);
        asked.Count.ShouldBe(2); // the first question found nobody in, the second was answered
        (await stage.RowsAsync<EffectAttempt>(clinic.Customer)).ShouldHaveSingleItem().Result.ShouldBe("unknown");
        (await clinic.RecordAsync()).Select(entry => entry.Kind).Where(kind => kind.StartsWith("effect.", StringComparison.Ordinal)).ShouldBe(
            ["effect.considered", "effect.scheduled", "effect.permitted", "effect.sending", "effect.settled", "effect.asked", "effect.asked"]);
    }

    [Theory]
    [EachDatabase("media_publish", "error_before")]
    [EachDatabase("media_publish", "rate_limit")]
    [EachDatabase("media", "error_before")]
    [EachDatabase("media", "reset_before")]
    [EachDatabase("container_status", "error_before")]
    [EachDatabase("publishing_limit", "rate_limit")]
    [EachDatabase("publishing_limit", "auth_expired")]
    public async Task What_did_not_get_through_goes_out_later_on_the_same_approval(DatabaseProvider database, string operation, string fault)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync(operation, fault);

        await clinic.ExecuteAsync(post, approval.ApprovalId);

        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        var requests = operation == "media_publish" ? 2 : 1; // the first of two was refused, by the provider's own word
        (await clinic.PostsAsync()).ShouldHaveSingleItem().PublishRequests.ShouldBe(requests);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
        (await stage.RowsAsync<EffectAttempt>(clinic.Customer)).Count.ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task What_takes_longer_than_we_wait_is_found_afterwards(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("media_publish", "slow");

        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await clinic.UntilAsync(post, ExecutionStatus.OutcomeUnknown);
        await Eventually.SeeAsync(clinic.PostsAsync, posts => posts.Count == 1); // what the quiet time is for
        stage.Clock.Move(Quiet);

        var posted = await clinic.UntilAsync(post, ExecutionStatus.Posted);
        var seen = (await clinic.PostsAsync()).ShouldHaveSingleItem();
        (posted.ProviderRef, seen.PublishRequests).ShouldBe((seen.MediaId, 1));
    }

    [Theory, EachDatabase]
    public async Task What_broke_off_and_was_not_done_goes_out_once_the_provider_has_said_so_twice(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("media_publish", "reset_before");

        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await clinic.UntilAsync(post, ExecutionStatus.OutcomeUnknown);
        stage.Clock.Move(Quiet);

        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        (await clinic.PostsAsync()).ShouldHaveSingleItem();
        (await clinic.RecordAsync()).Count(entry => entry.Kind == "effect.asked").ShouldBe(2);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed"); // nobody was asked to approve again
    }

    [Theory, EachDatabase]
    public async Task A_provider_that_nobody_reaches_is_tried_again(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database, ("Dispatch:LongestPause", "00:00:02"), ("Dispatch:MostAttempts", "20"));
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.StopAsync();

        await clinic.ExecuteAsync(post, approval.ApprovalId);
        var waiting = await Eventually.SeeAsync(() => clinic.SeeAsync(post), seen => seen.Attempts > 0);
        await stage.StartInstagramAsync();

        waiting.StatusReason.ShouldNotBeNull().Reason.ShouldBe("dependency_unavailable");
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        (await clinic.PostsAsync()).ShouldHaveSingleItem().PublishRequests.ShouldBe(1);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task Attempts_end_and_a_new_version_begins_anew(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("publishing_limit", "error_before", times: 5);

        await clinic.ExecuteAsync(post, approval.ApprovalId);
        var failed = await clinic.UntilAsync(post, ExecutionStatus.Failed);

        (failed.Attempts, failed.StatusReason!.Reason).ShouldBe((5, "dependency_unavailable"));
        (await clinic.PostsAsync()).ShouldBeEmpty();
        (await clinic.ExecuteAsync(post, approval.ApprovalId)).ShouldBeRefused(Reasons.ApprovalConsumed);
        var edited = (await clinic.EditAsync(post, "Once more.")).Value<DeliverableView>();
        (edited.ExecutionStatus, edited.ReviewStatus).ShouldBe((ExecutionStatus.NotScheduled, ReviewStatus.PendingReview));
        await clinic.ExecuteAsync(edited, (await clinic.ApproveAsync(edited)).ApprovalId);
        await clinic.UntilAsync(edited, ExecutionStatus.Posted);
        (await clinic.ApprovalsAsync()).Select(row => row.State).ShouldBe(["consumed", "consumed"]);
    }

    [Theory, EachDatabase]
    public async Task Access_that_ends_at_the_last_step_is_borrowed_anew_and_the_post_goes_out(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("media_publish", "auth_expired");

        await clinic.ExecuteAsync(post, approval.ApprovalId);

        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        stage.Vault.Requests.ShouldContain(request => request.CustomerId == clinic.Customer && request.AccessWasRefused == true);
        (await clinic.PostsAsync()).ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task Access_that_is_refused_twice_waits_for_a_person(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("publishing_limit", "auth_expired", times: 2);

        await clinic.ExecuteAsync(post, approval.ApprovalId);

        (await clinic.UntilAsync(post, ExecutionStatus.Stopped)).StatusReason.ShouldNotBeNull().Reason.ShouldBe("secret_unresolvable");
        (await clinic.ExecuteAsync(post, approval.ApprovalId)).Value<ExecutionView>(202);
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    [Theory, EachDatabase]
    public async Task Access_that_is_refused_while_preparing_and_then_while_sending_waits_for_a_person(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("publishing_limit", "auth_expired");
        await stage.Instagram.PlanAsync("media_publish", "auth_expired");

        await clinic.ExecuteAsync(post, approval.ApprovalId);

        (await clinic.UntilAsync(post, ExecutionStatus.Stopped)).StatusReason.ShouldNotBeNull().Reason.ShouldBe("secret_unresolvable");
        (await stage.RowsAsync<EffectAttempt>(clinic.Customer)).ShouldAllBe(attempt => attempt.Result == "refused");
        (await clinic.PostsAsync()).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_secret_that_was_revoked_lends_nothing_and_says_so(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        stage.Vault.Revoke(clinic.Connections[0].CredentialRef);

        await clinic.ExecuteAsync(post, approval.ApprovalId);

        (await clinic.UntilAsync(post, ExecutionStatus.Stopped)).StatusReason.ShouldNotBeNull().Reason.ShouldBe("secret_unresolvable");
        (await clinic.PostsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase(ResolvedOutcome.Posted, ExecutionStatus.Posted)]
    [EachDatabase(ResolvedOutcome.NotDone, ExecutionStatus.NotDone)]
    public async Task A_named_person_ends_a_doubt_and_nothing_else(DatabaseProvider database, ResolvedOutcome outcome, ExecutionStatus status)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        (await clinic.ResolveAsync(post, outcome)).ShouldBeRefused(Reasons.Conflict);
        stage.Instagram.Before = async operation =>
        {
            if (operation == "media_publish")
            {
                await stage.Instagram.PlanAsync("container_status", "error_before");
            }
        };
        await stage.Instagram.PlanAsync("media_publish", "reset_before");
        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await clinic.UntilAsync(post, ExecutionStatus.OutcomeUnknown);
        stage.Instagram.Before = _ => Task.CompletedTask;

        (await clinic.ResolveAsync(post, outcome)).Value<DeliverableView>().ExecutionStatus.ShouldBe(status);

        (await clinic.ResolveAsync(post, ResolvedOutcome.Posted)).ShouldBeRefused(Reasons.Conflict);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
        var entry = (await clinic.RecordAsync()).Single(entry => entry.Kind == "effect.resolved").Entry;
        entry.GetProperty("facts").GetProperty("actor").GetString().ShouldBe(clinic.Owner.Account.ToString());
        (await stage.RowsAsync<Usage.UsageEvent>(clinic.Customer))
            .Count(used => used.EventType == Contracts.Usage.UsageEventType.PublishAction).ShouldBe(outcome == ResolvedOutcome.Posted ? 1 : 0);
        (await clinic.PostsAsync()).ShouldBeEmpty(); // nothing is sent on anybody's word
    }
}
