using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Approvals;

/// <summary>Every decision a customer's people have made, newest first.</summary>
internal static class ListApprovals
{
    public static async Task<Results<Ok<Page<ApprovalView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page,
        [FromQuery(Name = "deliverable_id")] DeliverableId? deliverableId,
        Caller caller,
        PlantDb db,
        CancellationToken ct)
    {
        var rows = db.Set<RecordedApproval>().Where(row => row.CustomerId == caller.Customer);
        if (deliverableId is { } deliverable)
        {
            rows = rows.Where(row => row.DeliverableId == deliverable);
        }

        return (await page.ReadAsync(rows, row => row.DecidedAt, row => row.Id, row => row.View(), ct)).ToAnswer();
    }
}
