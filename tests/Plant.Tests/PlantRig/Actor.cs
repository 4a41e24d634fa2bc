using System.Net.Http.Headers;
using System.Text.Json;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>Someone who calls Plant, as the Gateway says who they are.</summary>
internal sealed record Actor(PlantStage Stage, string? Portal, AccountId? Account)
{
    public CustomerId? Customer { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public CustomerId? ActFor { get; init; }

    public SignedByProvider? Hook { get; init; }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null);

    public Task<Reply> PostAsync(string path, object? body = null, string? key = null) => WriteAsync(HttpMethod.Post, path, body, key);

    public Task<Reply> PutAsync(string path, object? body = null, string? key = null) => WriteAsync(HttpMethod.Put, path, body, key);

    public Task<Reply> DeleteAsync(string path) => WriteAsync(HttpMethod.Delete, path, body: null, key: null);

    /// <param name="body">A record of ours, or the JSON text itself.</param>
    public Task<Reply> WriteAsync(HttpMethod method, string path, object? body, string? key)
    {
        var bytes = body switch
        {
            null => [],
            byte[] raw => raw,
            string json => System.Text.Encoding.UTF8.GetBytes(json),
            _ => JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), WireJson.Options),
        };
        var content = new ByteArrayContent(bytes);
        if (bytes.Length > 0)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(body is byte[] ? "image/jpeg" : "application/json");
        }

        return SendAsync(method, path, content, key);
    }

    public string Assertion()
    {
        var now = Stage.Clock.GetUtcNow().ToUnixTimeSeconds();
        return Stage.Signers.Sign(Issuers.Gateway, TokenTypes.Caller, new CallerClaims
        {
            Iss = Issuers.Gateway,
            Aud = Issuers.Plant,
            Portal = Portal,
            Sub = Account,
            CustomerId = Customer,
            Roles = Roles,
            ActFor = ActFor,
            Hook = Hook,
            Iat = now,
            Exp = now + 30,
        });
    }

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Stage.Plant.Address, path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Assertion());
        if (key is not null)
        {
            request.Headers.Add(OneUnit.KeyHeader, key);
        }

        using var response = await Stage.Client.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.ToString());
    }
}
