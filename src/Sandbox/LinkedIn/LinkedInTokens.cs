using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Consent;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>Access for 60 days, and a refresh token for a year that refreshing does not move.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow,
/// https://learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens</remarks>
internal static class LinkedInTokens
{
    public const string Code = "token";
    public const string Renewal = "token_refresh";

    private static readonly TimeSpan AccessLife = TimeSpan.FromDays(60);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(365);

    public static string OperationOf(ProviderCall call) => call.Parameters?.GetValueOrDefault("grant_type") == "refresh_token" ? Renewal : Code;

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        var sent = call.Parameters ?? new Dictionary<string, string>();
        if (!call.Service<AppSecret>().Accepts(sent.GetValueOrDefault("client_id"), sent.GetValueOrDefault("client_secret")))
        {
            return new OAuthRefusal("invalid_client", "Client authentication failed", StatusCodes.Status401Unauthorized);
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var answer = sent.GetValueOrDefault("grant_type") switch
        {
            "authorization_code" => await RedeemAsync(call, sent),
            "refresh_token" => await RefreshAsync(call, sent.GetValueOrDefault("refresh_token")),
            _ => new OAuthRefusal("unsupported_grant_type", "Here grant_type is authorization_code or refresh_token"),
        };
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return answer;
    }

    private static async Task<IResult> RedeemAsync(ProviderCall call, IReadOnlyDictionary<string, string> sent)
    {
        var (grant, problem) = await Codes.RedeemAsync(call, sent);
        if (grant is null)
        {
            return new OAuthRefusal("invalid_request", problem);
        }

        grant.RefreshUntil = call.Now + RefreshLife;
        return Answer(call, grant, Tokens.Add(call.Db, call.Provider, grant, TokenKinds.Refresh, grant.Subject, grant.RefreshUntil));
    }

    private static async Task<IResult> RefreshAsync(ProviderCall call, string? refresh)
    {
        var holder = await TokenHolder.OfAsync(call.Db, call.Provider, refresh, [TokenKinds.Refresh], call.Now);
        return holder.Access is { } access
            ? Answer(call, access.Grant, refresh!)
            : new OAuthRefusal("invalid_grant", holder.IsRevoked ? "The provided refresh token was revoked" : "The provided refresh token is invalid or expired");
    }

    private static IResult Answer(ProviderCall call, Grant grant, string refresh) => Wire.Json(new
    {
        access_token = Tokens.Add(call.Db, call.Provider, grant, TokenKinds.Access, grant.Subject, call.Now + AccessLife),
        expires_in = (long)AccessLife.TotalSeconds,
        refresh_token = refresh,
        refresh_token_expires_in = (long)((grant.RefreshUntil ?? call.Now + RefreshLife) - call.Now).TotalSeconds,
        scope = grant.Scope,
    });
}
