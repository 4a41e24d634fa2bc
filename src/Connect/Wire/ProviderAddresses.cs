using Microsoft.Extensions.Options;
using Waooaw.Connect.Manifests;
using Waooaw.Contracts.Connections;

namespace Waooaw.Connect.Wire;

/// <summary>Where a provider is asked. The environment chooses between itself and the Sandbox, and nothing else does.</summary>
public sealed class ProviderAddresses(Uri sandbox, IOptionsMonitor<ConnectProviderOptions> options)
{
    internal Uri Of(
        ProviderManifest provider, ProviderEnvironment environment, string address, params IReadOnlyList<(string Name, string Value)> values)
    {
        var own = new Uri(Fill(provider, address, name =>
            values.FirstOrDefault(value => value.Name == name).Value is { } value ? Uri.EscapeDataString(value) : null));

        // In the Sandbox a provider keeps its paths, whatever the host.
        return environment == ProviderEnvironment.Production ? own : new Uri($"{sandbox.ToString().TrimEnd('/')}/{provider.Name}{own.PathAndQuery}");
    }

    /// <summary>A text of the manifest with the version of the API in its place.</summary>
    internal string Versioned(ProviderManifest provider, string text) => Fill(provider, text, _ => null);

    private string Fill(ProviderManifest provider, string text, Func<string, string?> value) =>
        Placeholders.Fill(text, name => name == Placeholders.Version ? options.Get(provider.Name).ApiVersion ?? provider.ApiVersion : value(name))
        ?? throw new InvalidOperationException($"The manifest of {provider.Name} was not checked: {text} has no value.");
}
