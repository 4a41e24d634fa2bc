using Microsoft.Extensions.Options;
using Waooaw.Contracts.Connections;
using Waooaw.Effects.Access;
using Waooaw.Effects.Wire;

namespace Waooaw.Effects.Posts;

/// <summary>Finds a provider, and opens it for one call: the address its environment says, with access that was lent.</summary>
internal sealed class ProviderDoors(
    IOptionsMonitor<ProviderOptions> options, ReadClient reads, WriteClient writes, IOptions<LimitOptions> limits, TimeProvider clock)
{
    /// <summary>Null for a provider that nobody knows, and where this installation has none of that environment.</summary>
    public PostProvider? Find(string name, ProviderEnvironment environment) =>
        PostProvider.All.FirstOrDefault(provider => provider.About.Name == name) is { } provider && RootOf(provider, environment) is not null
            ? provider
            : null;

    public ProviderSession Open(
        PostProvider provider, ProviderEnvironment environment, Borrowed.Lent access, string correlationId, int part = 0)
    {
        var name = provider.About.Name;
        var root = RootOf(provider, environment)
            ?? throw new InvalidOperationException($"There is no {name} of environment {environment} here.");
        var version = options.Get(name).ApiVersion ?? provider.Host.ApiVersion;
        var door = new Door(name, environment, root, version, provider.Host.Hosts, access.AccessToken, correlationId);
        return new ProviderSession(door, reads, writes, limits.Value, clock, part);
    }

    private Uri? RootOf(PostProvider provider, ProviderEnvironment environment)
    {
        var addresses = options.Get(provider.About.Name);
        return environment switch
        {
            ProviderEnvironment.Sandbox => addresses.SandboxAddress,
            ProviderEnvironment.Production => addresses.ProductionAddress ?? provider.Host.Production,
            _ => null,
        };
    }
}
