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

        var course = review.Course;
        Execution[] recalled = [.. course.Recallable.Where(part => part.State != ExecutionStatus.NotScheduled)];
        if (recalled.Length == 0)
        {
            return course is { MayBeOut: true, IsOver: false }
                ? new Refusal(Reasons.AlreadyExecuted, "It is under way and may be out. Wait until its outcome is known.")
                : new Refusal(Reasons.Conflict, "Nothing of this is scheduled.");
        }

        foreach (var underWay in course.Parts.Where(part => part is { MayBeOut: true, IsOver: false }))
        {
            underWay.CallOff();
        }

        foreach (var part in recalled)
        {
            part.Cancel("A person called it off.");
            trail.Add(new Note(caller.Customer, "effect.cancelled", id)
            {
                Facts = new Dictionary<string, string>
                {
                    ["actor"] = caller.Account.ToString(),
                    ["effect_id"] = part.EffectId.ToString(),
                    ["part"] = $"{part.Part}",
                },
            });
        }

        foreach (var approval in review.Approvals.Where(_ => course.IsOver))
        {
            approval.Close(); // it was for this effect, of which nothing is to come any more
        }

        await db.SaveChangesAsync(ct);
        return Answer.Ok((await views.FindAsync(caller.Customer, id, ct))!);
    }
}
