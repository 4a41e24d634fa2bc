using System.Text;
using Waooaw.Contracts.Connections;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Gateway.Hooks;

/// <summary>The secrets under which providers sign, read from their files when they are needed, so that a new one needs no restart.</summary>
internal sealed class HookSecrets(AppSecretFile sandbox, IConfiguration configuration)
{
    private const int Shortest = 16;

    /// <summary>Each environment that has one. An empty or short secret is none: whoever guesses it would be the provider.</summary>
    public IEnumerable<(ProviderEnvironment Environment, byte[] Secret)> Of(string provider)
    {
        var played = sandbox.ReadIfAny();
        if (played is not null)
        {
            yield return (ProviderEnvironment.Sandbox, Encoding.UTF8.GetBytes(played));
        }

        if (OptionsOf(provider).AppSecretFile is { Length: > 0 } file && File.Exists(file)
            && File.ReadAllText(file).Trim() is { Length: >= Shortest } secret && secret != played)
        {
            yield return (ProviderEnvironment.Production, Encoding.UTF8.GetBytes(secret));
        }
    }

    public string? VerifyTokenOf(string provider) => OptionsOf(provider).VerifyToken;

    private HookOptions OptionsOf(string provider) => configuration.GetSection(HookOptions.SectionOf(provider)).Get<HookOptions>() ?? new HookOptions();
}
