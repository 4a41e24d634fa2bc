using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Approvals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Deliverables;

/// <summary>Takes a yes back, as long as nothing holds it. What was scheduled on it is due no more.</summary>
internal static class WithdrawApproval
{
    public static async Task<Answer> HandleAsync(ApprovalId id, Caller caller, PlantDb db, Trail trail, CancellationToken ct)
    {
        var known = await db.Set<RecordedApproval>().AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == caller.Customer && row.Id == id, ct);
        if (known is null || known.Decision != ApprovalDecision.Approved)
        {
            return Refusal.NotFound;
        }

        var review = (await UnderReview.LockAsync(db, caller.Customer, known.DeliverableId, ct))!;
        var approval = review.Approvals.SingleOrDefault(row => row.Id == id);
        var refusal = approval is null
            ? new Refusal(Contracts.Refusals.Reasons.ApprovalSuperseded, "A newer version took its place; that approval ended with it.")
            : review.Withdraw(approval);
        if (refusal is not null)
        {
            return refusal;
        }

        trail.Add(new Note(caller.Customer, "approval.withdrawn", known.DeliverableId)
        {
            Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["approval_id"] = id.ToString() },
        });
        return Answer.Ok(approval!.View());
    }
}
