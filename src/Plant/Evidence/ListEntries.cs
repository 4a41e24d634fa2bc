using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Paging;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Evidence;

/// <summary>The customer's chain, in its own order.</summary>
internal static class ListEntries
{
    private const int Most = 200;

    /// <param name="after">The sequence number after which to begin; absent: from the first entry.</param>
    public static async Task<Results<Ok<Page<AuditEntryView>>, Refused>> HandleAsync(
        long? after, int? limit, Caller caller, PlantDb db, CancellationToken ct)
    {
        if (limit is < 1 or > Most)
        {
            return Refusal.Invalid("limit", $"A page has 1 to {Most} items.").ToResult();
        }

        var (from, size) = (after ?? 0, limit ?? 50);
        var rows = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.CustomerId == caller.Customer && entry.Seq > from)
            .OrderBy(entry => entry.Seq)
            .Take(size + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(new Page<AuditEntryView>(
            [.. rows.Take(size).Select(View)], rows.Count > size ? $"{rows[size - 1].Seq}" : null));
    }

    private static AuditEntryView View(AuditEntry entry) => new(
        entry.Seq, entry.At, entry.Kind, entry.Subject?.ToString(), JsonElement.Parse(entry.Entry), entry.Body, entry.Link);
}
