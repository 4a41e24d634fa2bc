using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Control;

/// <summary>Requests beside effects: what was asked for, and what came of it.</summary>
internal static class CountRequests
{
    public static async Task<RequestsOutThere> HandleAsync(SandboxDb db, PlayedProviders providers, CancellationToken ct)
    {
        var counts = await db.Requests.AsNoTracking().OrderBy(row => row.Provider).ThenBy(row => row.Operation).ToListAsync(ct);
        return new RequestsOutThere(
            [.. counts.Select(row => new OperationCount(row.Provider, row.Operation, row.Requests))],
            counts.Where(row => providers.TryFind(row.Provider, out var provider) && row.Operation == provider.VisibleWrite).Sum(row => row.WithBody),
            await db.Things.CountAsync(ct));
    }
}

/// <param name="CouldHavePublished">Requests that arrived at an operation that makes something visible with a body, also those answered by a fault.</param>
/// <param name="Effects">Things that are out there.</param>
internal sealed record RequestsOutThere(IReadOnlyList<OperationCount> Items, int CouldHavePublished, int Effects);

internal sealed record OperationCount(string Provider, string Operation, int Requests);
