using System.Net.Http.Headers;
using Waooaw.Contracts.Connections;

namespace Waooaw.Effects.Wire;

/// <summary>One provider in one environment, opened with access that was borrowed for now.</summary>
/// <param name="Root">Where its API begins, without a version, such as `https://graph.instagram.com`.</param>
/// <param name="Hosts">The provider's own hosts: an address it hands out is followed to one of these and nowhere else.</param>
internal sealed record Door(
    string Provider,
    ProviderEnvironment Environment,
    Uri Root,
    string ApiVersion,
    IReadOnlyList<string> Hosts,
    string AccessToken,
    string CorrelationId)
{
    /// <summary>An address behind the door. The access never stands in it: addresses end up in logs.</summary>
    public Uri At(string pathAndQuery) => new($"{Root.AbsoluteUri.TrimEnd('/')}/{pathAndQuery}");

    /// <summary>An address of the API's version, such as `…/v23.0/me`.</summary>
    public Uri AtVersion(string pathAndQuery) => At($"{ApiVersion}/{pathAndQuery}");

    /// <summary>An address that the provider handed out, to upload to; null when it leads anywhere but to the provider itself.</summary>
    public Uri? Follow(string? handedOut) =>
        Uri.TryCreate(handedOut, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (Environment == ProviderEnvironment.Sandbox || SameOrigin(address)
            ? SameOrigin(address)
            : address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Hosts.Contains(address.Host))
            ? address
            : null;

    public void Identify(HttpRequestMessage request)
    {
        request.Version = System.Net.HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.ExpectContinue = false;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AccessToken);
        if (Environment == ProviderEnvironment.Sandbox)
        {
            request.Headers.Add(Transport.CorrelationHeader, CorrelationId);
        }
    }

    // A record prints its members, and the access must never be printed.
    public override string ToString() => $"{Provider} ({Environment})";

    private bool SameOrigin(Uri address) => Uri.Compare(
        address, Root, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
