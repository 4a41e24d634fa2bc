using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Evidence;

/// <summary>What was refused, newest first.</summary>
internal static class ListDenials
{
    public static async Task<Results<Ok<Page<DenialView>>, Refused>> HandleAsync(
        [AsParameters] PageQuery page, Caller caller, PlantDb db, CancellationToken ct) =>
        (await page.ReadAsync(
            db.Set<Denial>().Where(denial => denial.CustomerId == caller.Customer),
            denial => denial.At,
            denial => denial.Id,
            denial => denial.View(),
            ct)).ToAnswer();
}
