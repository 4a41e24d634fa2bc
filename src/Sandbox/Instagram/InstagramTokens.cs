using System.Globalization;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Consent;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>A code becomes a token of an hour, that one of 60 days, and that another of 60 days.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login,
/// https://developers.facebook.com/docs/instagram-platform/reference/access_token,
/// https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token</remarks>
internal static class InstagramTokens
{
    public const string Code = "token";
    public const string Renewal = "token_refresh";

    private static readonly TimeSpan ShortLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongLife = TimeSpan.FromDays(60);
    private static readonly TimeSpan Youngest = TimeSpan.FromHours(24);

    public static async Task<IResult> RedeemAsync(ProviderCall call)
    {
        var sent = call.Parameters ?? new Dictionary<string, string>();
        if (!call.Service<AppSecret>().Accepts(sent.GetValueOrDefault("client_id"), sent.GetValueOrDefault("client_secret")))
        {
            return new LoginError("Invalid client_id or client_secret");
        }

        if (sent.GetValueOrDefault("grant_type") != "authorization_code")
        {
            return new LoginError("Invalid grant_type: must be authorization_code");
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var (grant, problem) = await Codes.RedeemAsync(call, sent);
        if (grant is null)
        {
            await unit.CommitAsync(CancellationToken.None);
            return new LoginError(problem);
        }

        var account = (await Tokens.AccountsOfAsync(call.Db, grant)).Single();
        var token = Tokens.Add(call.Db, call.Provider, grant, TokenKinds.ShortLived, account.Id, call.Now + ShortLife);
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Wire.Json(new
        {
            access_token = token,
            user_id = long.Parse(account.Id, CultureInfo.InvariantCulture),
            permissions = grant.Scope.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
        });
    }

    public static Task<IResult> ExchangeAsync(ProviderCall call) => call.Query("grant_type") != "ig_exchange_token"
        ? Task.FromResult<IResult>(GraphError.Parameter("Unsupported grant type"))
        : !call.Service<AppSecret>().Accepts(AppSecret.ClientId, call.Query("client_secret"))
            ? Task.FromResult<IResult>(GraphError.Parameter("Error validating client secret"))
            : RenewAsync(call, TokenKinds.ShortLived, youngest: TimeSpan.Zero);

    public static Task<IResult> RefreshAsync(ProviderCall call) => call.Query("grant_type") != "ig_refresh_token"
        ? Task.FromResult<IResult>(GraphError.Parameter("Unsupported grant type"))
        : RenewAsync(call, TokenKinds.Access, Youngest);

    private static async Task<IResult> RenewAsync(ProviderCall call, string kind, TimeSpan youngest)
    {
        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var holder = await TokenHolder.OfAsync(call.Db, call.Provider, call.Query("access_token"), [kind], call.Now);
        if (holder.Access is not { } access)
        {
            return holder.Refusal(call.Provider);
        }

        // "At least 24 hours old": told by its end, because a life is always 60 days.
        if (access.Token.ExpiresAt is { } end && kind == TokenKinds.Access && end - call.Now > LongLife - youngest)
        {
            return GraphError.Parameter("The access token must be at least 24 hours old to be refreshed");
        }

        var token = Tokens.Add(call.Db, call.Provider, access.Grant, TokenKinds.Access, access.Token.AccountId, call.Now + LongLife);
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Wire.Json(new { access_token = token, token_type = "bearer", expires_in = (long)LongLife.TotalSeconds });
    }

    /// <summary>Rejected as the guide shows it: {"error_type", "code", "error_message"}.</summary>
    private sealed record LoginError(string Message) : IProviderRefusal
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Wire.Json(new { error_type = "OAuthException", code = 400, error_message = Message }, 400).ExecuteAsync(httpContext);
    }
}
