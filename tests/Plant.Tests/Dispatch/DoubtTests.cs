using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Dispatch;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>A doubt ends with what the provider says, or with what a person says; nothing else ends it.</summary>
public class DoubtTests(Stages stages) : IClassFixture<Stages>
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(12); // permit life and send limit of the stage

    [Theory, EachDatabase]
    public async Task What_expired_unpublished_is_not_done_and_needs_a_new_version(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await DoubtfulAsync(clinic, "reset_before");

        stage.Clock.Move(TimeSpan.FromHours(25)); // a container lives for a day

        var ended = await clinic.UntilAsync(post, ExecutionStatus.NotDone);
        ended.StatusReason.ShouldNotBeNull().Detail.ShouldContain("expired unpublished");
        (await clinic.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("consumed");
        (await clinic.ExecuteAsync(post, approval)).ShouldBeRefused(Reasons.ApprovalConsumed);
        (await clinic.PostsAsync()).ShouldBeEmpty();
        var edited = (await clinic.EditAsync(post, "Once more.")).Value<DeliverableView>();
        await clinic.ExecuteAsync(edited, (await clinic.ApproveAsync(edited)).ApprovalId);
        await clinic.UntilAsync(edited, ExecutionStatus.Posted);
    }

    [Theory, EachDatabase]
    public async Task What_the_provider_no_longer_knows_is_left_to_a_person(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (post, _) = await DoubtfulAsync(clinic, "reset_after_commit");
        await stage.Instagram.EmptyAsync();

        stage.Clock.Move(Quiet);

        var left = await Eventually.SeeAsync(
            async () => (await stage.RowsAsync<Execution>(clinic.Customer)).Single(), effect => effect is { Asks: > 0, AskAfter: null });
        left.State.ShouldBe(ExecutionStatus.OutcomeUnknown);
        (await clinic.SeeAsync(post)).StatusReason.ShouldNotBeNull().Detail.ShouldContain("Look at the account");
        var resolved = (await clinic.Owner.PostAsync($"/api/v1/deliverables/{post.DeliverableId}/resolve", new ResolveDeliverable
        {
            Outcome = ResolvedOutcome.Posted,
            ProviderRef = "18000000000000001",
            Note = "It stands on the account.",
        })).Value<DeliverableView>();
        (resolved.ExecutionStatus, resolved.ProviderRef).ShouldBe((ExecutionStatus.Posted, "18000000000000001"));
    }

    [Theory, EachDatabase]
    public async Task A_loan_of_access_that_the_record_has_lost_is_a_doubt_and_sends_nothing(DatabaseProvider database)
    {
        await using var stage = await PlantStage.SetAsync(
            database, ("Dispatch:FirstPause", "00:00:02"), ("Dispatch:LongestPause", "00:00:02"));
        var clinic = await Clinic.HireAsync(stage);
        var (post, approval) = await clinic.ApprovedAsync();
        await stage.Instagram.PlanAsync("publishing_limit", "error_before");
        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await Eventually.SeeAsync(() => clinic.SeeAsync(post), seen => seen.Attempts == 1);

        // As after a failover that lost the last seconds: the vault remembers what Plant does not.
        await stage.WithDatabaseAsync(db => db.Set<EffectAttempt>().Where(row => row.CustomerId == clinic.Customer).ExecuteDeleteAsync());

        var doubt = await clinic.UntilAsync(post, ExecutionStatus.OutcomeUnknown);
        doubt.StatusReason.ShouldNotBeNull().Detail.ShouldContain("lent access for this act before");
        (await stage.Instagram.RequestsAsync("media_publish")).ShouldBe(0);
    }

    [Fact]
    public async Task Copies_ask_in_turns_and_not_at_once()
    {
        await using var stage = await PlantStage.SetAsync(
            DatabaseProvider.Postgres, ("Dispatch:FirstAskPause", "00:01:00"), ("Dispatch:LongestAskPause", "00:01:00"));
        await stage.AddCopyAsync();
        await stage.AddCopyAsync();
        var clinic = await Clinic.HireAsync(stage);
        var (post, _) = await DoubtfulAsync(clinic, "reset_after_commit");

        stage.Clock.Move(Quiet);

        await clinic.UntilAsync(post, ExecutionStatus.Posted);
        stage.Vault.Requests.Count(request => request.Kind == LeaseKind.Ask).ShouldBe(1);
        (await stage.Instagram.PublishRequestsAsync()).ShouldBe(1);
    }

    /// <summary>A post whose write broke, and which could not be asked about right away.</summary>
    private static async Task<(DeliverableView Post, ApprovalId Approval)> DoubtfulAsync(Clinic clinic, string fault)
    {
        var instagram = clinic.Owner.Stage.Instagram;
        var (post, approval) = await clinic.ApprovedAsync();
        instagram.Before = operation => operation == "media_publish"
            ? instagram.PlanAsync("container_status", "error_before")
            : Task.CompletedTask;
        await instagram.PlanAsync("media_publish", fault);
        await clinic.ExecuteAsync(post, approval.ApprovalId);
        await clinic.UntilAsync(post, ExecutionStatus.OutcomeUnknown);
        instagram.Before = _ => Task.CompletedTask;
        return (post, approval.ApprovalId);
    }
}
