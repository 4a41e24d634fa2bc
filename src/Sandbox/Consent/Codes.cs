using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Consent;

/// <summary>Authorization codes: good once, for ten minutes, at the same address, for whoever knows the verifier.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2: used more than once, the request is denied and what it gave should be revoked.</remarks>
internal static class Codes
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>A code for what was allowed, in plain.</summary>
    public static async Task<string> AddAsync(
        SandboxDb db, PlayedProvider provider, ConsentChoice choice, IReadOnlyList<Account> accounts, AuthorizationRequest request, DateTimeOffset now)
    {
        // Where no account is the person's own, the person is somebody who looks after those chosen.
        (string, string)? person = choice.One is null ? (Tokens.Digits("10", 14), "Sandbox Person") : null;
        var grant = Tokens.AddGrant(db, provider, accounts, request.Scope, now, person);
        var code = Tokens.Random();
        db.Add(new AuthorizationCode
        {
            Hash = Tokens.HashOf(code),
            Provider = provider.Name,
            GrantId = grant.Id,
            RedirectUri = request.RedirectUri,
            Challenge = request.Challenge,
            CreatedAt = now,
        });
        await db.SaveChangesAsync();
        return code;
    }

    /// <summary>What a code allows, or why nothing. To be committed in either case: a second use takes back what the first gave.</summary>
    public static async Task<(Grant? Grant, string Problem)> RedeemAsync(ProviderCall call, IReadOnlyDictionary<string, string> sent)
    {
        var hash = Tokens.HashOf(sent.GetValueOrDefault("code", ""));
        var code = await call.Db.Codes.SingleOrDefaultAsync(row => row.Hash == hash && row.Provider == call.Provider.Name);
        if (code is null)
        {
            return (null, "The authorization code does not exist.");
        }

        var grant = await call.Db.Grants.SingleAsync(row => row.Id == code.GrantId);
        if (code.UsedAt is not null)
        {
            grant.RevokedAt ??= call.Now;
            await call.Db.SaveChangesAsync();
            return (null, "This authorization code has been used.");
        }

        if (call.Now - code.CreatedAt > Life)
        {
            return (null, "The authorization code has expired.");
        }

        if (sent.GetValueOrDefault("redirect_uri") != code.RedirectUri)
        {
            return (null, "The redirect_uri is not the one of the authorization request.");
        }

        if (!Proves(sent.GetValueOrDefault("code_verifier"), code.Challenge))
        {
            return (null, "The code_verifier does not match the code_challenge.");
        }

        if (grant.RevokedAt is not null)
        {
            return (null, "What was allowed has been taken back.");
        }

        code.UsedAt = call.Now;
        await call.Db.SaveChangesAsync();
        return (grant, "");
    }

    // A verifier without a challenge is refused too: https://datatracker.ietf.org/doc/html/rfc9700#section-4.8.2
    private static bool Proves(string? verifier, string? challenge) => (verifier, challenge) switch
    {
        (null, null) => true,
        ({ } known, { } asked) => CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(known)))), Encoding.ASCII.GetBytes(asked)),
        _ => false,
    };
}
