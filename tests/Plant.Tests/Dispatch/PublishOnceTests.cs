using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Usage;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Dispatch;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Plant.Usage;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>However often it is asked and by however many, a post goes out once.</summary>
public class PublishOnceTests(Stages stages)
{
    [Theory, EachDatabase]
    public async Task An_approved_post_goes_out_as_it_was_shown(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var (post, approval) = await clinic.ApprovedAsync();

        (await clinic.ExecuteAsync(post, approval.ApprovalId)).Value<ExecutionView>(202).ExecutionStatus.ShouldBe(ExecutionStatus.Scheduled);

        var posted = await clinic.UntilAsync(post, ExecutionStatus.Posted);
        var seen = (await clinic.PostsAsync()).ShouldHaveSingleItem();
        seen.Caption.ShouldBe(post.Content.Text);
        seen.MediaSha256.ShouldBe(clinic.Picture.Hex);
        seen.PublishRequests.ShouldBe(1);
        posted.ProviderRef.ShouldBe(seen.MediaId);
        posted.ProviderUrl.ShouldNotBeNull().ShouldContain(seen.MediaId);
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
    }

    [Theory, EachDatabase]
    public async Task Asked_fifty_times_at_once_it_is_one_effect_and_one_answer(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        string?[] keys = ["one", "two", "three", null];

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => clinic.ExecuteAsync(post, approval.ApprovalId, keys[i % keys.Length])));

        answers.Select(answer => answer.Value<ExecutionView>(202)).Distinct().ShouldHaveSingleItem();
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        (await clinic.ExecuteAsync(post, approval.ApprovalId)).Value<ExecutionView>(202).ShouldBe(answers[0].Value<ExecutionView>(202));
        (await clinic.PostsAsync()).ShouldHaveSingleItem().PublishRequests.ShouldBe(1);
        (await stage.RowsAsync<Execution>(clinic.Customer)).ShouldHaveSingleItem();
        (await stage.RowsAsync<UsageEvent>(clinic.Customer)).Count(used => used.EventType == UsageEventType.PublishAction).ShouldBe(1);
        (await clinic.DenialsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Copies_that_race_for_a_due_queue_publish_each_post_once()
    {
        const int posts = 8;
        await using var stage = await PlantStage.SetAsync(DatabaseProvider.Postgres);
        await stage.AddCopyAsync();
        await stage.AddCopyAsync();
        var clinic = await Clinic.HireAsync(stage, accounts: posts);
        var due = stage.Clock.GetUtcNow().AddHours(1);
        var drafts = await clinic.DraftAllAsync();
        drafts.Count.ShouldBe(posts);
        foreach (var draft in drafts)
        {
            (await clinic.ScheduleAsync(draft, (await clinic.ApproveAsync(draft)).ApprovalId, due)).Value<ScheduledView>();
        }

        stage.Clock.Move(TimeSpan.FromHours(1));

        await Task.WhenAll(drafts.Select(draft => clinic.UntilAsync(draft, ExecutionStatus.Posted)));
        (await stage.Instagram.PublishRequestsAsync()).ShouldBe(posts);
        foreach (var connection in clinic.Connections)
        {
            (await stage.Instagram.PostsAsync(connection.PostingIdentity)).ShouldHaveSingleItem();
        }

        (await stage.RowsAsync<EffectAttempt>(clinic.Customer)).Count(attempt => attempt.Result == "done").ShouldBe(posts);
    }

    [Theory, EachDatabase]
    public async Task Two_posts_on_one_account_at_one_minute_are_one_too_many(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (first, firstYes) = await clinic.ApprovedAsync();
        var (second, secondYes) = await clinic.ApprovedAsync(clinic.Wish("Walk with us on Sunday"));
        var due = stage.Clock.GetUtcNow().AddHours(1);
        (await clinic.ScheduleAsync(first, firstYes.ApprovalId, due)).Value<ScheduledView>();

        (await clinic.ScheduleAsync(second, secondYes.ApprovalId, due)).ShouldBeRefused(Contracts.Refusals.Reasons.SlotTaken);

        (await clinic.ScheduleAsync(second, secondYes.ApprovalId, due.AddMinutes(1))).Value<ScheduledView>();
        (await clinic.DenialsAsync()).ShouldHaveSingleItem().Reason.ShouldBe("slot_taken");
    }
}
