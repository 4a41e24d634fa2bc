using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Hooks;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Dispatch;

/// <summary>What must never be, the database itself refuses, whatever the code does.</summary>
public class ConstraintTests(Stages stages)
{
    [Theory, EachDatabase]
    public async Task Two_effects_share_no_approval_no_slot_and_no_version(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var (first, firstYes) = await clinic.ApprovedAsync();
        var (second, secondYes) = await clinic.ApprovedAsync();
        var due = stage.Clock.GetUtcNow().AddDays(1);
        (await clinic.ScheduleAsync(first, firstYes.ApprovalId, due)).Status.ShouldBe(200);
        (await clinic.ScheduleAsync(second, secondYes.ApprovalId, due.AddMinutes(1))).Status.ShouldBe(200);
        var effects = await stage.RowsAsync<Execution>(clinic.Customer);
        var (one, other) = (effects[0], effects[1]);

        await RefusedAsync(stage, db => db.Set<Execution>()
            .Where(row => row.CustomerId == clinic.Customer)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Slot, one.Slot)));
        await RefusedAsync(stage, db => db.Set<Execution>()
            .Where(row => row.CustomerId == clinic.Customer)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DeliverableId, one.DeliverableId)));
        await RefusedAsync(stage, db => db.Set<Execution>()
            .Where(row => row.CustomerId == clinic.Customer)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EffectId, other.EffectId)));
        await RefusedAsync(stage, db => db.Set<RecordedApproval>()
            .Where(row => row.CustomerId == clinic.Customer)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.BoundTo, (EffectId?)one.EffectId)));
        await RefusedAsync(stage, db => db.Set<RecordedApproval>()
            .Where(row => row.CustomerId == clinic.Customer)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Nonce, "the same")));
        await RefusedAsync(stage, db => db.Set<AuditEntry>()
            .Where(row => row.CustomerId == clinic.Customer)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Seq, 1)));

        (await stage.RowsAsync<Execution>(clinic.Customer)).Select(row => row.Slot).Distinct().Count().ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Every_change_of_a_customer_is_one_more_link_of_an_unbroken_chain(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        var posts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => clinic.ApprovedAsync()));
        await Task.WhenAll(posts.Select((post, i) =>
            clinic.ScheduleAsync(post.Post, post.Approval.ApprovalId, stage.Clock.GetUtcNow().AddDays(1).AddMinutes(i))));

        var record = await clinic.RecordAsync();

        record.Select(entry => entry.Seq).ShouldBe(Enumerable.Range(1, record.Count).Select(seq => (long)seq));
        record.Count(entry => entry.Kind == "effect.scheduled").ShouldBe(5);
        var link = Chain.Root;
        foreach (var row in (await stage.RowsAsync<AuditEntry>(clinic.Customer)).OrderBy(row => row.Seq))
        {
            link = Chain.Link(link, row.Seq, row.Subject, row.Body);
            row.Link.ShouldBe(link);
        }
    }

    [Theory, EachDatabase]
    public async Task An_approval_never_leaves_the_effect_that_holds_it(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);
        await clinic.ApprovedAsync();

        await stage.WithDatabaseAsync(async db =>
        {
            var approval = await db.Set<RecordedApproval>().SingleAsync(row => row.CustomerId == clinic.Customer);
            approval.Bind(EffectId.New(stage.Clock));
            Should.Throw<InvalidOperationException>(() => approval.Bind(EffectId.New(stage.Clock)));
            approval.Close();
            Should.Throw<InvalidOperationException>(() => approval.Bind(approval.BoundTo!.Value));
            approval.Supersede();
            approval.State.ShouldBe(ApprovalState.Consumed);
            return 0;
        });
    }

    private static async Task RefusedAsync(PlantStage stage, Func<PlantDb, Task<int>> change)
    {
        var refused = await Should.ThrowAsync<Exception>(() => stage.WithDatabaseAsync(change));
        (refused as DbException ?? refused.InnerException as DbException).ShouldNotBeNull(refused.ToString());
    }
}
