using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Control;

/// <summary>The faults that still wait, in the order in which they will happen.</summary>
internal static class ListFaults
{
    public static async Task<IResult> HandleAsync([AsParameters] PageQuery page, SandboxDb db, CancellationToken ct)
    {
        var after = 0;
        var isKnown = page.Cursor is null || int.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after);
        if (page.Refuse(isKnown) is { } refused)
        {
            return refused.ToResult();
        }

        var rows = await db.Faults.AsNoTracking().Where(row => row.Times > 0 && row.Id > after).OrderBy(row => row.Id)
            .Take(page.Size + 1).ToListAsync(ct);
        var shown = rows.Take(page.Size).ToArray();
        return TypedResults.Ok(new Page<FaultPlan>(
            [.. shown.Select(row => new FaultPlan(row.Provider, row.Operation, row.Fault, row.Times, row.Subject))],
            rows.Count > page.Size ? shown[^1].Id.ToString(CultureInfo.InvariantCulture) : null));
    }
}
