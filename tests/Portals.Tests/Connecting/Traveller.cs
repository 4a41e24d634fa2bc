using System.Net;
using Microsoft.Net.Http.Headers;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>A browser on its way between sites: it keeps cookies by host, and to another site it brings only those that may go there.</summary>
internal sealed class Traveller : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<(string Host, string Name), SetCookieHeaderValue> _cookies = [];

    public Traveller(Uri portal, string sessionCookie) => Take(portal, sessionCookie);

    public IEnumerable<SetCookieHeaderValue> Cookies => _cookies.Values;

    /// <param name="from">The page whose link or redirect leads there.</param>
    public async Task<Stop> GoAsync(Uri from, Uri to, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, to);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var isSameSite = from.Host == to.Host; // both are hosts without a registrable domain: a site is the host, whatever the port
        string[] brought;
        lock (_cookies)
        {
            brought =
            [
                .. _cookies.Where(cookie => cookie.Key.Host == to.Host && (isSameSite || cookie.Value.SameSite is SameSiteMode.Lax or SameSiteMode.None))
                    .Select(cookie => $"{cookie.Value.Name}={cookie.Value.Value}"),
            ];
        }

        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", brought));
        using var response = await _client.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            Keep(to, SetCookieHeaderValue.Parse(set));
        }

        return new Stop(response.StatusCode, response.Headers.Location is { } next ? new Uri(to, next) : null, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Signed in there already.</summary>
    public void Take(Uri portal, string sessionCookie) =>
        Keep(portal, SetCookieHeaderValue.Parse($"{sessionCookie}; path=/; secure; samesite=lax; httponly"));

    public void Forget(string name)
    {
        foreach (var cookie in _cookies.Keys.Where(cookie => cookie.Name == name).ToArray())
        {
            _cookies.Remove(cookie);
        }
    }

    public void Dispose() => _client.Dispose();

    private void Keep(Uri site, SetCookieHeaderValue cookie)
    {
        lock (_cookies)
        {
            _cookies[(site.Host, cookie.Name.Value!)] = cookie;
        }
    }
}

/// <summary>Where it came to.</summary>
internal sealed record Stop(HttpStatusCode Status, Uri? Next, string Body);
