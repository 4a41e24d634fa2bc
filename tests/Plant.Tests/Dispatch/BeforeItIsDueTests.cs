using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>What is looked at before a post is due: whether it can go out, and whether the same words went out already.</summary>
public class BeforeItIsDueTests
{
    private static readonly (string, string) Looks = ("Dispatch:LookEvery", "00:00:00.100");

    [Theory, EachDatabase]
    public async Task Access_that_no_longer_opens_is_warned_of_within_the_hour_before_and_the_warning_goes_when_it_opens_again(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database, Looks, ("Dispatch:LookAgain", "00:00:01"));
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("identity", "auth_expired");

        (await clinic.ScheduleAsync(post, approval.ApprovalId, stage.Clock.GetUtcNow().AddMinutes(50))).Status.ShouldBe(200);

        var warned = await Eventually.SeeAsync(() => clinic.SeeAsync(post), seen => seen.Warning is not null);
        warned.Warning.ShouldNotBeNull().ShouldContain("connect the account again");
        warned.ExecutionStatus.ShouldBe(ExecutionStatus.Scheduled);
        (await clinic.RecordAsync()).ShouldContain(entry => entry.Kind == "effect.forewarned");
        stage.Clock.Move(TimeSpan.FromSeconds(5)); // the fault was for one request
        await Eventually.SeeAsync(() => clinic.SeeAsync(post), seen => seen.Warning is null);
        (await clinic.PostsAsync()).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task What_is_due_much_later_is_not_looked_at_yet(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database, Looks);
        var clinic = await Clinic.HireAsync(stage);
        var (later, yes) = await clinic.ApprovedAsync();
        var (soon, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("identity", "auth_expired", times: 5);

        await clinic.ScheduleAsync(later, yes.ApprovalId, stage.Clock.GetUtcNow().AddHours(3));
        await clinic.ScheduleAsync(soon, approval.ApprovalId, stage.Clock.GetUtcNow().AddMinutes(30));

        await Eventually.SeeAsync(() => clinic.SeeAsync(soon), seen => seen.Warning is not null);
        (await clinic.SeeAsync(later)).Warning.ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task The_same_words_are_not_made_due_twice_on_an_account_and_on_another_they_are(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(database, ("Deliverables:SameMessageWithin", "00:10:00"));
        var clinic = await Clinic.HireAsync(stage, accounts: 2);
        var posts = await clinic.DraftAllAsync(clinic.Wish());
        var again = await clinic.DraftAllAsync(clinic.Wish());
        foreach (var post in posts)
        {
            (await clinic.ExecuteAsync(post, (await clinic.ApproveAsync(post)).ApprovalId)).Status.ShouldBe(202);
            await clinic.UntilAsync(post, ExecutionStatus.Posted);
        }

        var shouted = (await clinic.EditAsync(again[0], again[0].Content.Text.ToUpperInvariant())).Value<DeliverableView>();
        var approval = await clinic.ApproveAsync(shouted);

        (await clinic.ExecuteAsync(shouted, approval.ApprovalId)).ShouldBeRefused(Reasons.DuplicateContent);
        (await clinic.ScheduleAsync(shouted, approval.ApprovalId, stage.Clock.GetUtcNow().AddMinutes(5))).ShouldBeRefused(Reasons.DuplicateContent);
        stage.Clock.Move(TimeSpan.FromMinutes(11));
        var later = (await clinic.DraftAllAsync(clinic.Wish()))[0];
        (await clinic.ExecuteAsync(later, (await clinic.ApproveAsync(later)).ApprovalId)).Status.ShouldBe(202);
    }
}
