using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Control;

/// <summary>Forgets what is out there, faults and counts. Accounts and their tokens stay good, and mail is the portals' own.</summary>
internal static class EmptyBooks
{
    public static async Task<IResult> HandleAsync(SandboxDb db, PlayedProviders providers, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        foreach (var provider in providers.All)
        {
            await provider.ForgetAsync(db, ct);
        }

        await db.Things.ExecuteDeleteAsync(ct);
        await db.Asked.ExecuteDeleteAsync(ct);
        await db.Webhooks.ExecuteDeleteAsync(ct);
        await db.Pictures.ExecuteDeleteAsync(ct);
        await db.Faults.ExecuteDeleteAsync(ct);
        await db.Requests.ExecuteDeleteAsync(ct);
        await unit.CommitAsync(ct);
        return Results.NoContent();
    }
}
