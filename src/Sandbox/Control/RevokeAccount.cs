using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Control;

/// <summary>Takes back, as its owner would at the provider, every leave that was given for an account: no token of it is good any more.</summary>
internal static class RevokeAccount
{
    public static async Task<IResult> HandleAsync(string id, SandboxDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        if (!await db.Accounts.AnyAsync(row => row.Id == id, ct))
        {
            return Refusal.NotFound.ToResult();
        }

        var now = clock.GetUtcNow();
        await db.Grants
            .Where(grant => grant.RevokedAt == null && db.GrantedAccounts.Any(row => row.GrantId == grant.Id && row.AccountId == id))
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.RevokedAt, now), ct);
        await unit.CommitAsync(ct);
        return Results.NoContent();
    }
}
