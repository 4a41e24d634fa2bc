using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Dispatch;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>A worker whose claim was taken over neither sends nor settles; what it saw is still evidence.</summary>
public class FencingTests
{
    [Theory, EachDatabase]
    public async Task A_worker_that_comes_back_late_sends_nothing(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        var held = Hold(stage, "content_publishing_limit");
        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await held.Arrived;

        await LapseAsync(stage, clinic, effect => effect.Epoch > 1);
        await clinic.UntilAsync(post, ExecutionStatus.Posted); // by another worker
        held.LetGo();

        var attempts = await AttemptsAsync(stage, clinic, first => first.Result != "lapsed");
        attempts.Select(attempt => attempt.Result).ShouldBe(["late_refused", "done"]);
        (await clinic.PostsAsync()).ShouldHaveSingleItem().PublishRequests.ShouldBe(1);
        (await stage.Instagram.RequestsAsync("media_publish")).ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task What_a_late_worker_saw_ends_the_doubt(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database, ("Effects:Limits:SendLimit", "00:00:20"));
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        var held = Hold(stage, "media_publish");
        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await held.Arrived;

        await LapseAsync(stage, clinic, effect => effect.State == ExecutionStatus.OutcomeUnknown);
        held.LetGo();

        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        (await AttemptsAsync(stage, clinic, first => first.Result != "lapsed")).ShouldHaveSingleItem().Result.ShouldBe("late_done");
        var settled = (await clinic.RecordAsync()).Single(entry => entry.Kind == "effect.settled").Entry.GetProperty("facts");
        (settled.GetProperty("fenced").GetString(), settled.GetProperty("state").GetString()).ShouldBe(("yes", "posted"));
        (await clinic.PostsAsync()).ShouldHaveSingleItem().PublishRequests.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task What_a_late_worker_saw_is_kept_and_changes_nothing_that_a_person_has_decided(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database, ("Effects:Limits:SendLimit", "00:00:20"));
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        var held = Hold(stage, "media_publish");
        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await held.Arrived;
        await LapseAsync(stage, clinic, effect => effect.State == ExecutionStatus.OutcomeUnknown);
        (await clinic.ResolveAsync(post, ResolvedOutcome.NotDone)).Value<DeliverableView>().ExecutionStatus.ShouldBe(ExecutionStatus.NotDone);

        held.LetGo();

        (await AttemptsAsync(stage, clinic, first => first.Result != "lapsed")).ShouldHaveSingleItem().Result.ShouldBe("late_done");
        (await clinic.SeeAsync(post)).ExecutionStatus.ShouldBe(ExecutionStatus.NotDone);
        (await clinic.RecordAsync()).ShouldContain(entry => entry.Kind == "effect.settled"
            && entry.Entry.GetProperty("facts").GetProperty("receipt").GetString() == "done");
    }

    [Theory, EachDatabase]
    public async Task A_pause_fences_off_who_has_not_sent_yet(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        var held = Hold(stage, "content_publishing_limit");
        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await held.Arrived;

        (await clinic.PauseAsync()).Status.ShouldBe(200);
        held.LetGo();

        (await AttemptsAsync(stage, clinic, first => first.Result is not null)).ShouldHaveSingleItem().Result.ShouldBe("late_refused");
        (await clinic.SeeAsync(post)).ExecutionStatus.ShouldBe(ExecutionStatus.Stopped);
        (await stage.Instagram.RequestsAsync("media_publish")).ShouldBe(0);
        (await clinic.ResumeAsync()).Status.ShouldBe(200);
        (await clinic.ExecuteAsync(post, approval.ApprovalId)).Value<ExecutionView>(202);
        await clinic.UntilAsync(post, ExecutionStatus.Posted);
    }

    /// <summary>Holds the first request of that kind up.</summary>
    private static Held Hold(PlantStage stage, string operation)
    {
        var held = new Held();
        stage.Instagram.Before = seen => seen == operation ? held.PassAsync() : Task.CompletedTask;
        return held;
    }

    /// <summary>Takes the worker's claim away, as if it had stood still for too long.</summary>
    private static Task<Execution> LapseAsync(PlantStage stage, Clinic clinic, Func<Execution, bool> hasLapsed) => Eventually.SeeAsync(
        async () =>
        {
            var past = stage.Clock.GetUtcNow().AddMinutes(-1);
            var row = (await stage.RowsAsync<Execution>(clinic.Customer)).Single();
            if (row is { State: ExecutionStatus.Running, Epoch: 1 })
            {
                await stage.WithDatabaseAsync(db => db.Set<Execution>()
                    .Where(effect => effect.CustomerId == clinic.Customer && effect.Epoch == 1)
                    .ExecuteUpdateAsync(set => set.SetProperty(effect => effect.LeaseUntil, past)));
            }

            return row;
        },
        hasLapsed);

    private static Task<List<EffectAttempt>> AttemptsAsync(PlantStage stage, Clinic clinic, Func<EffectAttempt, bool> isFirst) =>
        Eventually.SeeAsync(
            async () => (await stage.RowsAsync<EffectAttempt>(clinic.Customer)).OrderBy(attempt => attempt.Epoch).ToList(),
            attempts => isFirst(attempts[0]));

    private sealed class Held
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Task Arrived => _arrived.Task;

        public void LetGo() => _go.SetResult();

        public Task PassAsync()
        {
            if (Interlocked.Increment(ref _count) > 1)
            {
                return Task.CompletedTask;
            }

            _arrived.SetResult();
            return _go.Task;
        }
    }
}
