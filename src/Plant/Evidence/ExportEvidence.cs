using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Evidence;

/// <summary>Everything about one deliverable, and proof that nothing was left out, as one file that anyone can check offline.</summary>
internal static class ExportEvidence
{
    public static async Task<Results<FileContentHttpResult, Refused>> HandleAsync(
        DeliverableId id, Caller caller, PlantDb db, Checkpoints checkpoints, CancellationToken ct)
    {
        var customer = caller.Customer;
        if (!await db.Set<AuditEntry>().AnyAsync(entry => entry.CustomerId == customer && entry.Subject == id, ct)
            || await checkpoints.UpToNowAsync(customer, ct) is not { } checkpoint)
        {
            return Refusal.NotFound.ToResult();
        }

        var rows = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.CustomerId == customer && entry.Seq <= checkpoint.Seq)
            .OrderBy(entry => entry.Seq)
            .Select(entry => new { entry.Seq, entry.Subject, entry.Body })
            .ToListAsync(ct);
        var about = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.CustomerId == customer && entry.Subject == id && entry.Seq <= checkpoint.Seq)
            .OrderBy(entry => entry.Seq)
            .ToListAsync(ct);

        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["chain.txt"] = Encoding.ASCII.GetBytes(string.Concat(rows.Select(row => $"{row.Seq} {row.Subject?.ToString() ?? "-"} {row.Body}\n"))),
            ["checkpoint.jws"] = Encoding.ASCII.GetBytes(checkpoint.Statement),
            ["manifest.json"] = CanonicalJson.Of(new Manifest("waooaw-evidence/1", customer, id)),
            ["sealed.json"] = CanonicalJson.Of(await OpenedAsync(db, customer, [.. about.Select(entry => entry.Seq)], ct)),
        };
        foreach (var entry in about)
        {
            files[$"entries/{entry.Seq:D12}.json"] = Encoding.UTF8.GetBytes(entry.Entry);
        }

        foreach (var document in await DocumentsAsync(db, customer, about, ct))
        {
            files[$"documents/{document.Sha256}"] = Encoding.UTF8.GetBytes(document.Text);
        }

        return TypedResults.File(CanonicalZip.Write(files), "application/zip", $"evidence-{id}.zip");
    }

    /// <summary>The personal values behind the seals, with their salts; what was erased is absent.</summary>
    private static async Task<IReadOnlyList<OpenedSeal>> OpenedAsync(PlantDb db, CustomerId customer, long[] seqs, CancellationToken ct) =>
        await db.Set<SealedValue>().AsNoTracking()
            .Where(value => value.CustomerId == customer && seqs.Contains(value.Seq))
            .OrderBy(value => value.Seq).ThenBy(value => value.Name)
            .Select(value => new OpenedSeal(value.Seq, value.Name, value.Salt, value.Value))
            .ToListAsync(ct);

    private static async Task<IReadOnlyList<AuditDocument>> DocumentsAsync(
        PlantDb db, CustomerId customer, IEnumerable<AuditEntry> about, CancellationToken ct)
    {
        ContentHash[] named =
        [
            .. about
                .SelectMany(entry => System.Text.Json.JsonElement.Parse(entry.Entry).GetProperty("documents").EnumerateArray())
                .Select(document => ContentHash.TryParse(document.GetProperty("sha256").GetString(), out var hash)
                    ? hash
                    : throw new InvalidOperationException("An entry names a document by something that is no hash."))
                .Distinct(),
        ];
        return await db.Set<AuditDocument>().AsNoTracking()
            .Where(document => document.CustomerId == customer && named.Contains(document.Sha256))
            .ToListAsync(ct);
    }

    private sealed record Manifest(string Format, CustomerId CustomerId, DeliverableId DeliverableId);

    private sealed record OpenedSeal(long Seq, string Name, string Salt, string Value);
}
