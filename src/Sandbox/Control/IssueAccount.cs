using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Waooaw.Contracts.Json;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Control;

/// <summary>Makes an account with tokens of its own, shown once; the Sandbox accepts no other.</summary>
internal static class IssueAccount
{
    public static async Task<IResult> HandleAsync(
        Body<CreateAccount> body, SandboxDb db, PlayedProviders providers, TimeProvider clock, CancellationToken ct)
    {
        var wish = body.Value;
        if (!providers.TryFind(wish.Provider, out var provider))
        {
            return Refusal.Invalid("provider", $"One of these: {providers.Names}.").ToResult();
        }

        if (wish.Kind is { } kind && !provider.Kinds.Contains(kind))
        {
            return Refusal.Invalid("kind", $"One of these: {string.Join(", ", provider.Kinds)}.").ToResult();
        }

        await using var unit = await WriteUnit.BeginAsync(db, ct);
        var account = provider.NewAccount(wish.Username, wish.Kind ?? provider.Kinds[0]);
        db.Add(account);
        var grant = Tokens.AddGrant(db, provider, [account], scope: "", clock.GetUtcNow());
        var access = Tokens.Add(db, provider, grant, TokenKinds.Access, account.Id, until: null);
        var refresh = provider.RefreshPrefix is null ? null : Tokens.Add(db, provider, grant, TokenKinds.Refresh, account.Id, until: null);
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return Results.Json(new IssuedAccount(account.Id, account.Username, access, refresh), WireJson.Options, statusCode: StatusCodes.Status201Created);
    }
}

/// <param name="Kind">Where a provider has several kinds of account; absent: the usual one.</param>
internal sealed record CreateAccount(
    string Provider,
    [property: StringLength(60, MinimumLength = 1, ErrorMessage = "1 to 60 characters.")] string Username,
    string? Kind = null);

/// <param name="RefreshToken">Only where the provider has such tokens.</param>
internal sealed record IssuedAccount(
    string AccountId,
    string Username,
    string AccessToken,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken)
{
    // A record prints its members, and this one must never be printed.
    public override string ToString() => nameof(IssuedAccount);
}
