using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Json;

namespace Waooaw.Portals.Tests;

/// <summary>What a browser does with a portal: it keeps the cookie, says where a page came from, and repeats the session's token.</summary>
internal sealed class Browser(Uri portal) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = portal };

    public string? Cookie { get; set; }

    public string? Csrf { get; set; }

    public string? Origin { get; set; } = portal.GetLeftPart(UriPartial.Authority);

    public async Task<Answer> SendAsync(
        string method, string path, object? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            var json = body as string ?? JsonSerializer.Serialize(body, WireJson.Options);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        Add(request, "Cookie", Cookie);
        Add(request, "Origin", Origin);
        Add(request, "X-CSRF-Token", Csrf);
        change?.Invoke(request);
        using var response = await _client.SendAsync(request);
        var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
        if (answer.Header("Set-Cookie") is { } set)
        {
            Cookie = set.Split(';')[0];
        }

        return answer;
    }

    public async Task<Answer> SignInAsync(string email, string password)
    {
        var answer = await SendAsync("POST", "/api/session", new SignIn(email, password));
        if (answer.Status == 200)
        {
            Csrf = answer.Read<SessionView>().CsrfToken;
        }

        return answer;
    }

    public void Dispose() => _client.Dispose();

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string Body, HttpResponseHeaders Headers)
{
    public string Reason => JsonSerializer.Deserialize<JsonElement>(Body).GetProperty("reason").GetString()!;

    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, WireJson.Options)!;

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
