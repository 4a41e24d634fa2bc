using Microsoft.Extensions.Options;
using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Consent;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.YouTube;

/// <summary>Access for an hour, and a refresh token that lasts until it is taken back; refreshing does not give another.</summary>
/// <remarks>https://developers.google.com/identity/protocols/oauth2/web-server, "Exchange authorization code" and "Refreshing an access token"</remarks>
internal static class GoogleTokens
{
    public const string Code = "token";
    public const string Renewal = "token_refresh";

    public static string OperationOf(ProviderCall call) => call.Parameters?.GetValueOrDefault("grant_type") == "refresh_token" ? Renewal : Code;

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        var sent = call.Parameters ?? new Dictionary<string, string>();
        if (!call.Service<AppSecret>().Accepts(sent.GetValueOrDefault("client_id"), sent.GetValueOrDefault("client_secret")))
        {
            return new OAuthRefusal("invalid_client", "Unauthorized", StatusCodes.Status401Unauthorized);
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
        return grant is null
            ? new OAuthRefusal("invalid_grant", problem)
            : Answer(call, grant, Tokens.Add(call.Db, call.Provider, grant, TokenKinds.Refresh, grant.Subject, until: null));
    }

    private static async Task<IResult> RefreshAsync(ProviderCall call, string? refresh)
    {
        var holder = await TokenHolder.OfAsync(call.Db, call.Provider, refresh, [TokenKinds.Refresh], call.Now);
        return holder.Access is { } access
            ? Answer(call, access.Grant, refresh: null)
            : new OAuthRefusal("invalid_grant", holder.IsRevoked ? "Token has been expired or revoked." : "Bad Request");
    }

    private static IResult Answer(ProviderCall call, Grant grant, string? refresh)
    {
        var life = call.Service<IOptions<YouTubeOptions>>().Value.AccessLife;
        var members = new Dictionary<string, object>
        {
            ["access_token"] = Tokens.Add(call.Db, call.Provider, grant, TokenKinds.Access, grant.Subject, call.Now + life),
            ["expires_in"] = (long)life.TotalSeconds,
            ["scope"] = grant.Scope,
            ["token_type"] = "Bearer",
        };
        if (refresh is not null)
        {
            members["refresh_token"] = refresh;
        }

        return Wire.Json(members);
    }
}
