using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Tokens;

namespace Waooaw.Hosting.Tokens;

/// <summary>Believes a signed statement, or does not: type, signature, issuer, audience and time, each of them checked every time.</summary>
public sealed class TokenReader(IssuerKeys keys, TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    /// <summary>Reads a short-lived statement between processes; null for one that is not to be believed.</summary>
    public async Task<TClaims?> ReadAsync<TClaims>(
        string token, string type, IReadOnlyList<string> issuers, string audience, CancellationToken ct)
        where TClaims : class, IExpiring
    {
        var now = clock.GetUtcNow();
        var claims = await VerifyAsync<TClaims>(token, type, issuers, _ => now, ct);
        return claims is { } c
            && issuers.Contains(c.Iss)
            && c.Aud == audience
            && now < DateTimeOffset.FromUnixTimeSeconds(c.Exp) + Skew
            && now > DateTimeOffset.FromUnixTimeSeconds(c.Iat) - Skew
                ? claims
                : null;
    }

    /// <summary>Reads a person's decision, whenever it was made; null for one that is not to be believed.</summary>
    public async Task<ApprovalStatement?> ReadApprovalAsync(string token, CancellationToken ct)
    {
        string[] portals = [Issuers.CustomerPortal, Issuers.PlatformPortal];
        var statement = await VerifyAsync<ApprovalStatement>(token, TokenTypes.Approval, portals, decided => decided.DecidedAt, ct);
        return statement is not null && portals.Contains(statement.Iss) ? statement : null;
    }

    private async Task<TClaims?> VerifyAsync<TClaims>(
        string token, string type, IReadOnlyList<string> issuers, Func<TClaims, DateTimeOffset> madeAt, CancellationToken ct)
        where TClaims : class
    {
        if (Jws.Parse(token) is not { } jws || jws.Type != type)
        {
            return null;
        }

        foreach (var issuer in issuers)
        {
            if (await keys.FindAsync(issuer, jws.Kid, ct) is { } key
                && jws.Verify<TClaims>(key) is { } claims
                && key.IsGoodAt(madeAt(claims))
                && IssuerOf(claims) == key.Iss)
            {
                return claims;
            }
        }

        return null;
    }

    private static string? IssuerOf<TClaims>(TClaims claims) => claims switch
    {
        IExpiring expiring => expiring.Iss,
        ApprovalStatement statement => statement.Iss,
        _ => null,
    };
}
