using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Consent;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Facebook;

/// <summary>A code becomes a person's token of an hour, and that one of 60 days.</summary>
/// <remarks>https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow, "Exchanging code for an access token",
/// https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived</remarks>
internal static class FacebookTokens
{
    public const string Code = "token";
    public const string Renewal = "token_refresh";

    private const string Exchange = "fb_exchange_token";

    private static readonly TimeSpan LongLife = TimeSpan.FromDays(60);

    /// <summary>"About an hour".</summary>
    public static TimeSpan ShortLife { get; } = TimeSpan.FromHours(1);

    public static string OperationOf(ProviderCall call) => call.Everything.GetValueOrDefault("grant_type") == Exchange ? Renewal : Code;

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        var sent = call.Everything;
        if (!call.Service<AppSecret>().Accepts(sent.GetValueOrDefault("client_id"), sent.GetValueOrDefault("client_secret")))
        {
            return FacebookErrors.Client;
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var (answer, token) = OperationOf(call) == Renewal ? await ExchangeAsync(call, sent) : await RedeemAsync(call, sent);
        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return answer ?? Wire.Json(new { access_token = token!.Value.Text, token_type = "bearer", expires_in = (long)token.Value.Life.TotalSeconds });
    }

    private static async Task<(IResult? Refused, (string Text, TimeSpan Life)? Token)> RedeemAsync(
        ProviderCall call, IReadOnlyDictionary<string, string> sent)
    {
        var (grant, problem) = await Codes.RedeemAsync(call, sent);
        return grant is null
            ? (FacebookErrors.Login(problem), null)
            : (null, (Tokens.Add(call.Db, call.Provider, grant, TokenKinds.Person, account: null, call.Now + ShortLife), ShortLife));
    }

    private static async Task<(IResult? Refused, (string Text, TimeSpan Life)? Token)> ExchangeAsync(
        ProviderCall call, IReadOnlyDictionary<string, string> sent)
    {
        var holder = await TokenHolder.OfAsync(call.Db, call.Provider, sent.GetValueOrDefault(Exchange), [TokenKinds.Person], call.Now);
        return holder.Access is not { } access
            ? (holder.Refusal(call.Provider), null)
            : (null, (Tokens.Add(call.Db, call.Provider, access.Grant, TokenKinds.Person, account: null, call.Now + LongLife), LongLife));
    }
}
