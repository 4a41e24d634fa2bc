using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Refusals;
using Waooaw.PortalHost.Data;
using Waooaw.PortalHost.Sessions;

namespace Waooaw.PortalHost.Vault;

/// <summary>What a person may see of a vault: that secrets are there, and each time access was lent.</summary>
internal static class ReadVault
{
    private const int DefaultLimit = 50;
    private const int LargestLimit = 200;

    public static async Task<Results<Ok<Page<SecretView>>, Refused>> ListSecretsAsync(
        int? limit, string? cursor, Person person, PortalDb db, CancellationToken ct)
    {
        if (Check(limit, person) is { } refusal)
        {
            return refusal.ToResult();
        }

        var (customer, after, size) = (person.Customer!.Value, cursor ?? "", limit ?? DefaultLimit);
        var rows = await db.Set<VaultSecret>().AsNoTracking()
            .Where(secret => secret.CustomerId == customer && string.Compare(secret.CredentialRef, after) > 0)
            .OrderBy(secret => secret.CredentialRef).Take(size + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<SecretView>(
            [.. rows.Take(size).Select(secret => secret.ToView())], rows.Count > size ? rows[size - 1].CredentialRef : null));
    }

    /// <summary>Newest first.</summary>
    public static async Task<Results<Ok<Page<LeaseView>>, Refused>> ListLeasesAsync(
        int? limit, string? cursor, Person person, PortalDb db, CancellationToken ct)
    {
        if (Check(limit, person) is { } refusal)
        {
            return refusal.ToResult();
        }

        var before = long.MaxValue;
        if (cursor is not null && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Refusal.Invalid("cursor", "This is no cursor. Use the one that came with the page before.").ToResult();
        }

        var (customer, size) = (person.Customer!.Value, limit ?? DefaultLimit);
        var rows = await db.Set<VaultLease>().AsNoTracking()
            .Where(lease => lease.CustomerId == customer && lease.Seq < before)
            .OrderByDescending(lease => lease.Seq).Take(size + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<LeaseView>(
            [.. rows.Take(size).Select(lease => lease.ToView())],
            rows.Count > size ? rows[size - 1].Seq.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static Refusal? Check(int? limit, Person person) =>
        !person.May(Scope.Read) ? VaultRefusals.NoRole
        : person.Customer is null ? VaultRefusals.NoCustomer
        : limit is < 1 or > LargestLimit ? Refusal.Invalid("limit", $"A page holds 1 to {LargestLimit} items.")
        : null;
}
