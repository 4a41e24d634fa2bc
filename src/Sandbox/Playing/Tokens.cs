using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Playing;

/// <summary>Makes grants and tokens. A token is shown once and kept as a hash.</summary>
internal static class Tokens
{
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>A fresh secret: 64 hex characters.</summary>
    public static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>An id of so many random digits behind a beginning.</summary>
    public static string Digits(string beginning, int count) =>
        beginning + string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10))));

    /// <param name="subject">Who allows it, when that is not the first account.</param>
    public static Grant AddGrant(
        SandboxDb db, PlayedProvider provider, IReadOnlyList<Account> accounts, string scope, DateTimeOffset now, (string Id, string Name)? subject = null)
    {
        var (id, name) = subject ?? (accounts[0].Id, accounts[0].Username);
        var grant = new Grant
        {
            Id = Random(), Provider = provider.Name, Subject = id, SubjectName = name, Scope = scope, CreatedAt = now,
        };
        db.Add(grant);
        db.AddRange(accounts.Select(account => new GrantedAccount { GrantId = grant.Id, AccountId = account.Id }));
        return grant;
    }

    /// <summary>A new token of a grant, in plain.</summary>
    public static string Add(SandboxDb db, PlayedProvider provider, Grant grant, string kind, string? account, DateTimeOffset? until)
    {
        var prefix = kind == TokenKinds.Refresh ? provider.RefreshPrefix : provider.TokenPrefix;
        var token = prefix + Random();
        db.Add(new Token
        {
            Hash = HashOf(token), Provider = provider.Name, Kind = kind, GrantId = grant.Id, AccountId = account, ExpiresAt = until,
        });
        return token;
    }

    /// <summary>The accounts that a grant is good for.</summary>
    public static Task<List<Account>> AccountsOfAsync(SandboxDb db, Grant grant) => (
        from granted in db.GrantedAccounts.AsNoTracking()
        join account in db.Accounts.AsNoTracking() on granted.AccountId equals account.Id
        where granted.GrantId == grant.Id
        orderby account.Id
        select account).ToListAsync();
}
