using System.Net.Http.Headers;
using System.Text.Json;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;

namespace Waooaw.Visits;

/// <summary>What a browser is to a portal: it keeps the session's cookie, says where the page came from, and repeats the session's token.</summary>
internal sealed class PortalVisitor(Uri portal) : IDisposable
{
    // The cookie is carried by hand: it is `Secure`, and a cookie jar does not send that to http://localhost as browsers do.
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = portal,
    };

    private readonly Dictionary<string, string> _cookies = [];
    private string? _csrf;

    public async Task<Answered> GetAsync(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, ct);
    }

    /// <summary>A page's address, asked as a program asks.</summary>
    public async Task<Answered> GetJsonAsync(string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new("application/json") } } };
        return await SendAsync(request, ct);
    }

    /// <summary>A write. Without a body it still has content, because .NET sends a request without content twice when a connection dies.</summary>
    public async Task<Answered> WriteAsync(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        return body is null
            ? await WriteAsync(method, path, [], contentType: null, ct)
            : await WriteAsync(method, path, JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options), "application/json", ct);
    }

    public async Task<Answered> WriteAsync(HttpMethod method, string path, byte[] bytes, string? contentType, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        request.Headers.Add("Origin", portal.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (_csrf is not null)
        {
            request.Headers.Add("X-CSRF-Token", _csrf);
        }

        return await SendAsync(request, ct);
    }

    /// <summary>Goes on in the session that an answer opened.</summary>
    public CustomerId? Enter(Answered session)
    {
        var view = session.Read<SessionView>();
        _csrf = view.CsrfToken;
        return view.User.CustomerId;
    }

    public void Dispose() => _client.Dispose();

    private async Task<Answered> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (_cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var response = await _client.SendAsync(request, ct);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            {
                _cookies[cookie[0]] = cookie[1];
            }
        }

        return new Answered($"{request.Method} {request.RequestUri}", (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct))
        {
            Location = response.Headers.Location,
        };
    }
}
