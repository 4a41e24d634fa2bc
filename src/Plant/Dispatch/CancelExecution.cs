using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Dispatch;

/// <summary>Calls off what is scheduled. It will never be done; a new version may.</summary>
internal static class CancelExecution
{
    public static async Task<Answer> HandleAsync(
        DeliverableId id, Caller caller, PlantDb db, DeliverableViews views, Trail trail, CancellationToken ct)
    {
        if (await UnderReview.LockAsync(db, caller.Customer, id, ct) is not { } review)
        {
            return Refusal.NotFound;
        }

        if (review.Execution is not { IsOver: false } execution || execution.State == ExecutionStatus.NotScheduled)
        {
            return new Refusal(Reasons.Conflict, "Nothing of this is scheduled.");
        }

        if (execution.MayBeOut)
        {
            return new Refusal(Reasons.AlreadyExecuted, "It is under way and may be out. Wait until its outcome is known.");
        }

        execution.Cancel("A person called it off.");
        foreach (var approval in review.Approvals)
        {
            approval.Close(); // it was for this effect, which will never be
        }

        trail.Add(new Note(caller.Customer, "effect.cancelled", id)
        {
            Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["effect_id"] = execution.EffectId.ToString() },
        });
        await db.SaveChangesAsync(ct);
        return Answer.Ok((await views.FindAsync(caller.Customer, id, ct))!);
    }
}
