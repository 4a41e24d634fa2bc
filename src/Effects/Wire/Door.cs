using System.Net.Http.Headers;
using Waooaw.Contracts.Connections;

namespace Waooaw.Effects.Wire;

/// <summary>One provider in one environment, opened with access that was borrowed for now.</summary>
internal sealed record Door(
    string Provider, ProviderEnvironment Environment, Uri Address, string AccessToken, string CorrelationId)
{
    /// <summary>An address behind the door. The access never stands in it: addresses end up in logs.</summary>
    public Uri At(string pathAndQuery) => new($"{Address.AbsoluteUri.TrimEnd('/')}/{pathAndQuery}");

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
}
