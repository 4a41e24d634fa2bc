using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Waooaw.Contracts.Json;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Instagram;

namespace Waooaw.Sandbox.Control;

/// <summary>Makes an account with a token of its own, shown once; the Sandbox accepts no other.</summary>
internal static class IssueAccount
{
    public static async Task<IResult> HandleAsync(Body<CreateAccount> body, SandboxDb db, CancellationToken ct)
    {
        if (body.Value.Provider != InstagramRoutes.Provider)
        {
            return Refusal.Invalid("provider", $"One of these: {InstagramRoutes.Provider}.").ToResult();
        }

        var token = "IGSBX" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var account = new Account
        {
            Id = $"1784140{RandomNumberGenerator.GetInt32(1_000_000_000):D10}",
            Provider = body.Value.Provider,
            Username = body.Value.Username,
            TokenHash = InstagramRoutes.HashOf(token),
        };
        db.Add(account);
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return Results.Json(new IssuedAccount(account.Id, account.Username, token), WireJson.Options, statusCode: StatusCodes.Status201Created);
    }
}

internal sealed record CreateAccount(
    string Provider,
    [property: StringLength(60, MinimumLength = 1, ErrorMessage = "1 to 60 characters.")] string Username);

internal sealed record IssuedAccount(string AccountId, string Username, string AccessToken)
{
    // A record prints its members, and this one must never be printed.
    public override string ToString() => nameof(IssuedAccount);
}
