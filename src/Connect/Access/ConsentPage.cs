using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Waooaw.Connect.Manifests;
using Waooaw.Connect.Wire;
using Waooaw.Contracts.Connections;

namespace Waooaw.Connect.Access;

/// <summary>The address at which a provider asks a person whether WAOOAW may.</summary>
public sealed class ConsentPage(ProviderAddresses addresses, IOptionsMonitor<ConnectProviderOptions> options)
{
    /// <param name="verifier">Kept on the server; only its hash is sent (RFC 7636, S256), and only where the provider has that.</param>
    public Uri AddressOf(
        ProviderManifest provider, ProviderEnvironment environment, string clientId, Uri redirect, string state, string verifier)
    {
        var authorize = provider.Authorize ?? throw new ArgumentException("Its accounts are not connected by consent.", nameof(provider));
        var address = addresses.Of(provider, environment, authorize.Address);
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("response_type", "code"),
            new("client_id", clientId),
            new("redirect_uri", redirect.ToString()),
            new("scope", string.Join(authorize.ScopeSeparator, ScopesOf(provider, environment))),
            new("state", state),
        };
        if (authorize.Pkce)
        {
            parameters.Add(new("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))));
            parameters.Add(new("code_challenge_method", "S256"));
        }

        parameters.AddRange(authorize.Parameters);
        return new UriBuilder(address) { Query = Form.Of(parameters) }.Uri;
    }

    /// <summary>What is asked for.</summary>
    public IReadOnlyList<string> ScopesOf(ProviderManifest provider, ProviderEnvironment environment) =>
        environment == ProviderEnvironment.Production && options.Get(provider.Name).Scopes is { Length: > 0 } set
            ? set.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : provider.Authorize?.Scopes ?? [];
}
