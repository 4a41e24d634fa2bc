using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Control;

/// <summary>Forgets posts, faults and counts. Accounts and their tokens stay good, and mail is the portals' own.</summary>
internal static class EmptyBooks
{
    public static async Task<IResult> HandleAsync(SandboxDb db, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.Containers.ExecuteDeleteAsync(ct);
        await db.Pictures.ExecuteDeleteAsync(ct);
        await db.Faults.ExecuteDeleteAsync(ct);
        await db.Requests.ExecuteDeleteAsync(ct);
        await unit.CommitAsync(ct);
        return Results.NoContent();
    }
}
