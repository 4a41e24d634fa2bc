using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Playing;

/// <summary>Who holds a token that is good now.</summary>
/// <param name="Account">The account it opens; null for one that stands for a person.</param>
internal sealed record Access(Account? Account, Grant Grant, Token Token);

/// <summary>What a token comes to: access, or the reason why not.</summary>
internal sealed record TokenHolder(Access? Access, bool IsRevoked, bool IsExpired)
{
    public static TokenHolder Nobody { get; } = new(null, IsRevoked: false, IsExpired: false);

    public IResult Refusal(PlayedProvider provider) =>
        IsRevoked ? provider.TokenRevoked : IsExpired ? provider.TokenExpired : provider.TokenUnknown;

    public static async Task<TokenHolder> OfAsync(
        SandboxDb db, PlayedProvider provider, string? token, IReadOnlyList<string> kinds, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(token))
        {
            return Nobody;
        }

        var hash = Tokens.HashOf(token);
        var found = await (
            from row in db.Tokens.AsNoTracking()
            join grant in db.Grants.AsNoTracking() on row.GrantId equals grant.Id
            where row.Hash == hash && row.Provider == provider.Name
            select new { row, grant }).SingleOrDefaultAsync();
        if (found is null || !kinds.Contains(found.row.Kind))
        {
            return Nobody;
        }

        if (found.grant.RevokedAt is not null)
        {
            return Nobody with { IsRevoked = true };
        }

        if (found.row.ExpiresAt <= now)
        {
            return Nobody with { IsExpired = true };
        }

        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == found.row.AccountId);
        return new TokenHolder(new Access(account, found.grant, found.row), IsRevoked: false, IsExpired: false);
    }
}
