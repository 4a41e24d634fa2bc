using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>A post goes out when its owner said, inside what was approved, or it does not go out and says why.</summary>
public class ScheduleTests(Stages stages) : IClassFixture<Stages>
{
    [Theory, EachDatabase]
    public async Task A_post_goes_out_when_it_is_due_and_not_before(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        var due = DateTimeOffset.FromUnixTimeSeconds(stage.Clock.GetUtcNow().ToUnixTimeSeconds() + 2);

        var scheduled = (await clinic.ScheduleAsync(post, approval.ApprovalId, due)).Value<ScheduledView>();

        (scheduled.ScheduledAt, scheduled.ExecutionStatus).ShouldBe((due, ExecutionStatus.Scheduled));
        scheduled.ZoneData.ShouldStartWith("TZDB");
        var waiting = await clinic.SeeAsync(post);
        (waiting.ScheduledAt, waiting.Timezone).ShouldBe((due, "Etc/UTC"));
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        (await stage.RowsAsync<Execution>(clinic.Customer)).ShouldHaveSingleItem().SendingAt!.Value.ShouldBeGreaterThanOrEqualTo(due);
    }

    [Theory, EachDatabase]
    public async Task A_time_on_the_wall_is_an_instant_by_the_rules_of_its_zone(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        var day = stage.Clock.GetUtcNow().UtcDateTime.Date.AddDays(3);

        (await clinic.ScheduleAsync(post, approval.ApprovalId, $"{day:yyyy-MM-dd}T10:30", "Asia/Kolkata")).Value<ScheduledView>()
            .ScheduledAt.ShouldBe(new DateTimeOffset(day.AddHours(5), TimeSpan.Zero));

        // Said again, another time takes its place.
        (await clinic.ScheduleAsync(post, approval.ApprovalId, $"{day:yyyy-MM-dd}T10:30:15", "Asia/Kathmandu")).Value<ScheduledView>()
            .ScheduledAt.ShouldBe(new DateTimeOffset(day.AddHours(4).AddMinutes(45).AddSeconds(15), TimeSpan.Zero));
        (await stage.RowsAsync<Execution>(clinic.Customer)).ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task A_time_that_cannot_be_is_refused_with_what_is_wrong(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var post = await clinic.DraftAsync();
        var now = stage.Clock.GetUtcNow();
        var approval = (await clinic.ApproveAsync(post, expiresAt: now.AddDays(2))).ApprovalId;

        (await clinic.ScheduleAsync(post, approval, now.AddMinutes(-5))).ShouldBeInvalid("local_time");
        (await clinic.ScheduleAsync(post, approval, "tomorrow at ten")).ShouldBeInvalid("local_time");
        (await clinic.ScheduleAsync(post, approval, "2026-12-01T10:30:00Z")).ShouldBeInvalid("local_time");
        (await clinic.ScheduleAsync(post, approval, "soon at ten", "Mars/Olympus")).ShouldBeInvalid("local_time", "timezone");
        (await clinic.ScheduleAsync(post, approval, "2027-03-28T02:30", "Europe/Berlin")).ShouldBeInvalid("local_time"); // skipped
        (await clinic.ScheduleAsync(post, approval, "2027-10-31T02:30", "Europe/Berlin")).ShouldBeInvalid("overlap"); // twice
        (await clinic.ScheduleAsync(post, approval, post.Window.NotAfter.AddSeconds(1))).ShouldBeRefused(Reasons.OutsideWindow);
        (await clinic.ScheduleAsync(post, approval, now.AddDays(3))).ShouldBeRefused(Reasons.OutsideWindow); // the approval has expired by then

        (await stage.RowsAsync<Execution>(clinic.Customer)).ShouldBeEmpty();
        (await clinic.ScheduleAsync(post, approval, now.AddDays(1))).Value<ScheduledView>();
    }

    [Theory, EachDatabase]
    public async Task A_narrowed_window_has_two_ends(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var now = DateTimeOffset.FromUnixTimeSeconds(stage.Clock.GetUtcNow().ToUnixTimeSeconds());
        var (post, approval) = await clinic.ApprovedAsync(clinic.Wish() with { Window = new WindowView(now.AddHours(2), now.AddHours(3)) });

        (await clinic.ScheduleAsync(post, approval.ApprovalId, now.AddHours(1))).ShouldBeRefused(Reasons.OutsideWindow);
        (await clinic.ExecuteAsync(post, approval.ApprovalId)).ShouldBeRefused(Reasons.OutsideWindow);
        (await clinic.ScheduleAsync(post, approval.ApprovalId, now.AddHours(3))).Value<ScheduledView>();
        (await clinic.CancelAsync(post)).Value<DeliverableView>();
    }

    [Theory, EachDatabase]
    public async Task An_hour_that_comes_twice_is_the_one_that_was_meant(DatabaseProvider database)
    {
        var october = new DateTimeOffset(2027, 10, 20, 8, 0, 0, TimeSpan.Zero);
        await using var stage = await PlantStage.SetAsync(database, new MovedClock(october));
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        async Task<DateTimeOffset> Resolved(Overlap overlap) =>
            (await clinic.ScheduleAsync(post, approval.ApprovalId, "2027-10-31T02:30", "Europe/Berlin", overlap)).Value<ScheduledView>().ScheduledAt;

        (await Resolved(Overlap.First)).ShouldBe(new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero));
        (await Resolved(Overlap.Second)).ShouldBe(new DateTimeOffset(2027, 10, 31, 1, 30, 0, TimeSpan.Zero));
    }

    [Theory, EachDatabase]
    public async Task What_is_not_approved_is_not_scheduled(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (other, approval) = await clinic.ApprovedAsync();
        var post = await clinic.DraftAsync();
        var due = stage.Clock.GetUtcNow().AddDays(1);

        (await clinic.ScheduleAsync(post, approval.ApprovalId, due)).ShouldBeRefused(Reasons.NotApproved);
        await clinic.ApproveAsync(post);
        (await clinic.ScheduleAsync(post, approval.ApprovalId, due)).ShouldBeRefused(Reasons.ApprovalInvalid);

        (await clinic.DenialsAsync()).Select(denial => denial.Reason).ShouldBe(["approval_invalid", "not_approved"]);
        (await clinic.ScheduleAsync(other, approval.ApprovalId, due)).Value<ScheduledView>();
    }

    [Theory, EachDatabase]
    public async Task An_edit_a_withdrawal_and_a_cancellation_each_call_it_off(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (edited, withdrawn, cancelled) = (await SoonAsync(clinic, 1), await SoonAsync(clinic, 2), await SoonAsync(clinic, 3));

        var next = (await clinic.EditAsync(edited.Post, "Other words.")).Value<DeliverableView>();
        (await clinic.Owner.DeleteAsync($"/api/v1/approvals/{withdrawn.Approval}")).Status.ShouldBe(200);
        (await clinic.CancelAsync(cancelled.Post)).Value<DeliverableView>().ExecutionStatus.ShouldBe(ExecutionStatus.Cancelled);

        (next.ExecutionStatus, next.ScheduledAt).ShouldBe((ExecutionStatus.NotScheduled, null));
        var back = await clinic.SeeAsync(withdrawn.Post);
        (back.ExecutionStatus, back.ReviewStatus, back.ScheduledAt).ShouldBe((ExecutionStatus.NotScheduled, ReviewStatus.PendingReview, null));
        (await clinic.CancelAsync(cancelled.Post)).ShouldBeRefused(Reasons.Conflict);
        (await clinic.CancelAsync(next)).ShouldBeRefused(Reasons.Conflict);
        var sentinel = await SoonAsync(clinic, 4);
        stage.Clock.Move(TimeSpan.FromMinutes(15));
        await clinic.UntilAsync(sentinel.Post, ExecutionStatus.Posted);
        (await clinic.PostsAsync()).ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task What_is_scheduled_for_later_may_go_out_now_instead(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await SoonAsync(clinic, 1);

        (await clinic.ExecuteAsync(post, approval)).Value<ExecutionView>(202);
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        (await clinic.ScheduleAsync(post, approval, stage.Clock.GetUtcNow().AddHours(1))).ShouldBeRefused(Reasons.ApprovalConsumed);
        (await clinic.CancelAsync(post)).ShouldBeRefused(Reasons.Conflict);
        stage.Clock.Move(TimeSpan.FromMinutes(15));

        (await clinic.PostsAsync()).ShouldHaveSingleItem();
    }

    [Theory, EachDatabase]
    public async Task What_was_cancelled_comes_back_only_as_a_new_version(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await SoonAsync(clinic, 1);
        (await clinic.CancelAsync(post)).Value<DeliverableView>();

        (await clinic.ExecuteAsync(post, approval)).ShouldBeRefused(Reasons.ApprovalConsumed);
        (await clinic.ScheduleAsync(post, approval, stage.Clock.GetUtcNow().AddHours(1))).ShouldBeRefused(Reasons.ApprovalConsumed);

        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
        (await clinic.EditAsync(post, "Once more.")).Value<DeliverableView>().ReviewStatus.ShouldBe(ReviewStatus.PendingReview);
    }

    [Theory, EachDatabase]
    public async Task A_pause_stops_what_is_scheduled_and_a_resume_revives_nothing(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await SoonAsync(clinic, 1);
        var now = await clinic.ApprovedAsync();

        (await clinic.PauseAsync()).Value<HiredAgentView>().Status.ShouldBe(HiredAgentStatus.Paused);

        var stopped = await clinic.SeeAsync(post);
        (stopped.ExecutionStatus, stopped.StatusReason!.Reason, stopped.ScheduledAt).ShouldBe((ExecutionStatus.Stopped, "stopped", null));
        (await clinic.ExecuteAsync(now.Post, now.Approval.ApprovalId)).ShouldBeRefused(Reasons.Stopped);
        (await clinic.Owner.PostAsync("/api/v1/marketing/draft-batches", clinic.Wish())).ShouldBeRefused(Reasons.Stopped);
        (await clinic.PauseAsync()).ShouldBeRefused(Reasons.Conflict);
        (await clinic.ResumeAsync()).Value<HiredAgentView>().Status.ShouldBe(HiredAgentStatus.Active);
        (await clinic.ResumeAsync()).ShouldBeRefused(Reasons.Conflict);
        (await clinic.ExecuteAsync(now.Post, now.Approval.ApprovalId)).Value<ExecutionView>(202);
        stage.Clock.Move(TimeSpan.FromMinutes(15));
        await clinic.UntilAsync(now.Post, ExecutionStatus.Posted);
        (await clinic.SeeAsync(post)).ExecutionStatus.ShouldBe(ExecutionStatus.Stopped);

        (await clinic.ScheduleAsync(post, approval, stage.Clock.GetUtcNow().AddSeconds(2))).Value<ScheduledView>();
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        (await clinic.PostsAsync()).Count.ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task What_nobody_could_send_in_time_is_missed_and_may_be_scheduled_again(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await SoonAsync(clinic, 1);

        stage.Clock.Move(TimeSpan.FromHours(3)); // lateness is an hour

        var missed = await clinic.UntilAsync(post, ExecutionStatus.Missed);
        missed.StatusReason.ShouldNotBeNull().Reason.ShouldBe("outside_window");
        (await clinic.PostsAsync()).ShouldBeEmpty();
        (await clinic.ScheduleAsync(post, approval, stage.Clock.GetUtcNow().AddSeconds(2))).Value<ScheduledView>();
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    [Theory, EachDatabase]
    public async Task An_approval_that_runs_out_while_waiting_sends_nothing_and_asks_again(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var post = await clinic.DraftAsync();
        var now = stage.Clock.GetUtcNow();
        var approval = await clinic.ApproveAsync(post, expiresAt: now.AddMinutes(10));
        (await clinic.ScheduleAsync(post, approval.ApprovalId, now.AddMinutes(9))).Value<ScheduledView>();

        stage.Clock.Move(TimeSpan.FromMinutes(20)); // still wanted, but nobody's yes any more

        var asked = await Eventually.SeeAsync(() => clinic.SeeAsync(post), seen => seen.ReviewStatus == ReviewStatus.PendingReview);
        (asked.ExecutionStatus, asked.ApprovalId, asked.StatusReason!.Reason).ShouldBe((ExecutionStatus.NotScheduled, null, "approval_expired"));
        (await clinic.DenialsAsync()).ShouldHaveSingleItem().Reason.ShouldBe("approval_expired");
        (await clinic.PostsAsync()).ShouldBeEmpty();
        await clinic.ExecuteAsync(post, (await clinic.ApproveAsync(post)).ApprovalId);
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    [Theory, EachDatabase]
    public async Task What_ends_with_the_trial_stops_and_goes_on_once_it_is_converted(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        (await clinic.ScheduleAsync(post, approval.ApprovalId, stage.Clock.GetUtcNow().AddDays(8))).Value<ScheduledView>();

        stage.Clock.Move(TimeSpan.FromDays(8).Add(TimeSpan.FromSeconds(5)));

        (await clinic.UntilAsync(post, ExecutionStatus.Stopped)).StatusReason.ShouldNotBeNull().Reason.ShouldBe("trial_ended");
        (await clinic.Owner.PostAsync("/api/v1/marketing/draft-batches", clinic.Wish())).ShouldBeRefused(Reasons.TrialEnded);
        (await stage.Operator(clinic.Customer).PostAsync($"/api/v1/subscriptions/{clinic.Subscription.SubscriptionId}/convert"))
            .Status.ShouldBe(200);
        (await clinic.SeeAsync(post)).ExecutionStatus.ShouldBe(ExecutionStatus.Stopped);
        (await clinic.ExecuteAsync(post, approval.ApprovalId)).Value<ExecutionView>(202);
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    private static async Task<(DeliverableView Post, Contracts.Ids.ApprovalId Approval)> SoonAsync(Clinic clinic, int minute)
    {
        var (post, approval) = await clinic.ApprovedAsync();
        var due = clinic.Owner.Stage.Clock.GetUtcNow().AddMinutes(5 + minute);
        (await clinic.ScheduleAsync(post, approval.ApprovalId, due)).Value<ScheduledView>();
        return (post, approval.ApprovalId);
    }
}
