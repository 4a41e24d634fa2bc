using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Dispatch;

/// <summary>A named person says what became of an effect, where only a person can.</summary>
internal static class ResolveDoubt
{
    public static async Task<Answer> HandleAsync(
        DeliverableId id,
        Body<ResolveDeliverable> body,
        Caller caller,
        PlantDb db,
        Settlement settlement,
        DeliverableViews views,
        Trail trail,
        CancellationToken ct)
    {
        if (await UnderReview.LockAsync(db, caller.Customer, id, ct) is not { } review)
        {
            return Refusal.NotFound;
        }

        Execution[] doubts =
        [
            .. review.Course.Parts.Where(part => part.State == ExecutionStatus.OutcomeUnknown
                && (body.Value.ContactId is not { } contact || part.ContactId == contact)),
        ];
        if (doubts is not [var execution])
        {
            return doubts is []
                ? new Refusal(Reasons.Conflict, "Only an outcome that is not known is resolved by a person.")
                : Refusal.Invalid("contact_id", "The outcome is not known for several people. Say which of them this is about.");
        }

        var approval = review.Approvals.SingleOrDefault(approval => approval.BoundTo == execution.EffectId);
        if (body.Value.Outcome == ResolvedOutcome.Posted)
        {
            await settlement.PostAsync(execution, approval, body.Value.ProviderRef, providerUrl: null, ct);
        }
        else
        {
            execution.NotDone("A person says that it did not happen.");
            await settlement.CloseAsync(approval, execution, ct);
        }

        execution.Fence();

        trail.Add(new Note(caller.Customer, "effect.resolved", id)
        {
            Facts = new Dictionary<string, string>
            {
                ["actor"] = caller.Account.ToString(),
                ["effect_id"] = execution.EffectId.ToString(),
                ["part"] = $"{execution.Part}",
                ["outcome"] = body.Value.Outcome == ResolvedOutcome.Posted ? "posted" : "not_done",
            },
            Personal = new Dictionary<string, string> { ["note"] = body.Value.Note },
        });
        await db.SaveChangesAsync(ct);
        return Answer.Ok((await views.FindAsync(caller.Customer, id, ct))!);
    }
}
