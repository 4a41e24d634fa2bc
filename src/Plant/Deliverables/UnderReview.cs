using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Deliverables;

/// <summary>A deliverable with its current version, its approvals and its course, all locked in the one order, for a change.</summary>
internal sealed class UnderReview
{
    private UnderReview(
        Deliverable deliverable, DeliverableVersion version, IReadOnlyList<RecordedApproval> approvals, Course course) =>
        (Deliverable, Version, Approvals, Course) = (deliverable, version, approvals, course);

    public Deliverable Deliverable { get; }

    public DeliverableVersion Version { get; }

    /// <summary>The decisions on the current version.</summary>
    public IReadOnlyList<RecordedApproval> Approvals { get; }

    /// <summary>What is to become of the current version.</summary>
    public Course Course { get; }

    public static async Task<UnderReview?> LockAsync(PlantDb db, CustomerId customer, DeliverableId id, CancellationToken ct)
    {
        await db.LockAsync<Deliverable>("customer_id = {0} AND id = {1}", [customer.Value, id.Value], ct);
        var deliverable = await db.Set<Deliverable>().SingleOrDefaultAsync(row => row.CustomerId == customer && row.Id == id, ct);
        if (deliverable is null)
        {
            return null;
        }

        var number = deliverable.Version;
        object[] key = [customer.Value, id.Value, number];
        await db.LockAsync<RecordedApproval>("customer_id = {0} AND deliverable_id = {1} AND version = {2}", key, ct);
        await db.LockAsync<Execution>("customer_id = {0} AND deliverable_id = {1} AND version = {2} ORDER BY part", key, ct);
        var version = await db.Set<DeliverableVersion>().SingleAsync(
            row => row.CustomerId == customer && row.DeliverableId == id && row.Version == number, ct);
        var approvals = await db.Set<RecordedApproval>()
            .Where(row => row.CustomerId == customer && row.DeliverableId == id && row.Version == number)
            .ToListAsync(ct);
        var parts = await db.Set<Execution>()
            .Where(row => row.CustomerId == customer && row.DeliverableId == id && row.Version == number)
            .OrderBy(row => row.Part)
            .ToListAsync(ct);
        return new UnderReview(deliverable, version, approvals, new Course(parts));
    }

    /// <summary>Ends what was decided about this version and what was to be done with it, so that another can take its place;
    /// refused once something may be out.</summary>
    public Refusal? GiveWay(string why)
    {
        if (Course.MayBeOut)
        {
            return Under;
        }

        Course.Cancel(why);
        SupersedeApprovals();
        return null;
    }

    /// <summary>Takes a decision back; refused once an effect holds it.</summary>
    public Refusal? Withdraw(RecordedApproval approval)
    {
        if (approval.State != ApprovalState.Open || Course.MayBeOut)
        {
            return approval.State == ApprovalState.Superseded
                ? new Refusal(Reasons.ApprovalSuperseded, "That approval was withdrawn or replaced already.")
                : Under;
        }

        Course.Unschedule(Reasons.ApprovalSuperseded, "The approval was withdrawn.");
        approval.Supersede();
        Deliverable.Reopen();
        return null;
    }

    private void SupersedeApprovals()
    {
        foreach (var approval in Approvals)
        {
            approval.Supersede();
        }
    }

    private Refusal Under => Course.IsOver
        ? new Refusal(Reasons.AlreadyExecuted, "It is out already. Draft another post instead.")
        : new Refusal(Reasons.AlreadyExecuted, "It is under way and may be out. Wait until its outcome is known.");
}
