using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Waooaw.Connect.Manifests;
using Waooaw.Connect.Wire;
using Waooaw.Contracts.Connections;

namespace Waooaw.Connect.Access;

/// <summary>Asks for access: once, and never again by itself.</summary>
public sealed class TokenEndpoint(ProviderClient client, ProviderAddresses addresses, TimeProvider clock)
{
    private const int Shortest = 8;
    private const int Longest = 4096;

    /// <summary>Access for a code that came back with a person.</summary>
    public async Task<TokenAnswer> ExchangeAsync(
        ProviderManifest provider, ProviderEnvironment environment, AppCredentials app, string code, string verifier, Uri redirect, CancellationToken ct)
    {
        var exchanged = await AskAsync(provider, environment, provider.Exchange!, renew: null, ct,
            (Placeholders.ClientId, app.ClientId), (Placeholders.ClientSecret, app.ClientSecret), (Placeholders.Code, code),
            (Placeholders.CodeVerifier, verifier), (Placeholders.RedirectUri, redirect.ToString()));
        if (provider.Lengthen is not { } lengthen || exchanged is not TokenAnswer.Granted { Access: { } brief })
        {
            return exchanged;
        }

        return await AskAsync(provider, environment, lengthen, renew: null, ct,
            (Placeholders.ClientId, app.ClientId), (Placeholders.ClientSecret, app.ClientSecret), (Placeholders.AccessToken, brief.AccessToken)) switch
        {
            // What was granted is said with the first answer only.
            TokenAnswer.Granted { Access: { } lasting } => new TokenAnswer.Granted(lasting with { Scopes = lasting.Scopes ?? brief.Scopes }),
            var other => other,
        };
    }

    /// <summary>New access for what is kept. A provider that gives no new refresh token leaves the old one standing.</summary>
    public async Task<TokenAnswer> RenewAsync(
        ProviderManifest provider, ProviderEnvironment environment, AppCredentials app, GrantedAccess kept, CancellationToken ct)
    {
        var renew = provider.Renew ?? throw new ArgumentException("Its access is not renewed.", nameof(provider));
        var answer = await AskAsync(provider, environment, renew.Step, renew, ct,
            (Placeholders.ClientId, app.ClientId), (Placeholders.ClientSecret, app.ClientSecret),
            (Placeholders.AccessToken, kept.AccessToken), (Placeholders.RefreshToken, kept.RefreshToken ?? ""));
        return answer is TokenAnswer.Granted { Access: { } access }
            ? new TokenAnswer.Granted(access with
            {
                RefreshToken = access.RefreshToken ?? kept.RefreshToken,
                RefreshExpiresAt = access.RefreshExpiresAt ?? (access.RefreshToken is null || access.RefreshToken == kept.RefreshToken ? kept.RefreshExpiresAt : null),
                Scopes = access.Scopes ?? kept.Scopes,
            })
            : answer;
    }

    private async Task<TokenAnswer> AskAsync(
        ProviderManifest provider, ProviderEnvironment environment, TokenStep step, RenewStep? renew, CancellationToken ct,
        params (string Name, string Value)[] values)
    {
        var parameters = step.Parameters.Select(parameter => KeyValuePair.Create(parameter.Key, Placeholders.Fill(
            parameter.Value, name => values.FirstOrDefault(value => value.Name == name).Value)
            ?? throw new InvalidOperationException($"{provider.Name} is asked for access without {parameter.Key}.")));
        using var request = Request(step, addresses.Of(provider, environment, step.Address), Form.Of(parameters));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await client.AskAsync(environment, request, ct) switch
        {
            null => new TokenAnswer.NoAnswer($"{provider.Title} cannot be reached, or its answer could not be understood. Try again in a moment."),
            { IsSuccess: true } ok => Read(provider, step, ok.Body),
            { IsRefusal: true } no when renew?.Over.Any(over => no.Body.Text(over.Key) is { } said && over.Value.Contains(said)) == true =>
                new TokenAnswer.Over($"{provider.Title} no longer accepts this connection: it was removed there, or has ended. Connect the account again."),
            { IsRefusal: true } => new TokenAnswer.Refused($"{provider.Title} did not give access. Connect the account again; if it stays so, tell us."),
            var other => new TokenAnswer.NoAnswer($"{provider.Title} answered {(int)other.Status}. Try again in a moment."),
        };
    }

    // Where a provider takes a question only as a read, the secret stands in its query; traces and logs of these clients carry none.
    private static HttpRequestMessage Request(TokenStep step, Uri address, string form) => step.Method == TokenMethod.Get
        ? new HttpRequestMessage(HttpMethod.Get, new UriBuilder(address) { Query = form }.Uri)
        : new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded"),
        };

    private TokenAnswer Read(ProviderManifest provider, TokenStep step, JsonElement body)
    {
        var answer = step.AnswerIn is { } member && body.Member(member) is { } inner
            ? inner is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 1 ? list[0] : inner
            : body;
        if (!IsToken(answer.Text("access_token"), out var token) || (answer.Text("refresh_token") is { } given && !IsToken(given, out _)))
        {
            return new TokenAnswer.NoAnswer($"{provider.Title}'s answer could not be understood. Try again in a moment.");
        }

        var now = clock.GetUtcNow();
        return new TokenAnswer.Granted(new GrantedAccess(
            token,
            now + (answer.Seconds("expires_in") ?? provider.AccessLife),
            answer.Text("refresh_token"),
            now + answer.Seconds("refresh_token_expires_in"),
            ScopesIn(answer.Member(step.ScopesIn))));
    }

    // One text, or a list of them.
    private static string[]? ScopesIn(JsonElement? scopes) => scopes switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries),
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)],
        _ => null,
    };

    private static bool IsToken(string? text, out string token)
    {
        token = text ?? "";
        return token is { Length: >= Shortest and <= Longest } && token.All(c => c is > ' ' and < (char)0x7f);
    }
}
