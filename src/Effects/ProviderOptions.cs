using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Waooaw.Effects.Posts;

namespace Waooaw.Effects;

/// <summary>Where a provider is, for each of them under its own name, such as `Effects__LinkedIn__SandboxAddress`. The environment of a
/// connection chooses between the two addresses, and nothing else does.</summary>
public sealed class ProviderOptions
{
    public const string Section = "Effects:{Provider}";

    /// <summary>Our stand-in. Unset, it follows from the Sandbox's own address.</summary>
    public Uri? SandboxAddress { get; set; }

    /// <summary>The provider itself. Unset, it is where the provider says it is.</summary>
    public Uri? ProductionAddress { get; set; }

    /// <summary>The version of the API, such as `v23.0` or `202511`. Unset, the one this client was written for.</summary>
    [RegularExpression(@"v?\d{1,6}(\.\d{1,2})?")]
    public string? ApiVersion { get; set; }

    internal static string SectionOf(string provider) => $"Effects:{provider}";
}

/// <summary>An address that is another world's, or nobody's, stops the process before it does harm.</summary>
/// <param name="isDevelopment">Only in Development may environment `production` be a stand-in on this machine.</param>
internal sealed class AddressesAreTheProviders(bool isDevelopment) : IValidateOptions<ProviderOptions>
{
    public ValidateOptionsResult Validate(string? name, ProviderOptions options)
    {
        if (PostProvider.All.FirstOrDefault(provider => provider.About.Name == name) is not { } known)
        {
            return ValidateOptionsResult.Fail($"There is no provider '{name}'.");
        }

        var hosts = known.Host.Hosts;
        var failures = new List<string>();
        if (options.SandboxAddress is { } sandbox && (!sandbox.IsAbsoluteUri || hosts.Contains(sandbox.Host)))
        {
            failures.Add($"Effects:{name}:SandboxAddress is an absolute address, and never the provider's own.");
        }

        if (options.ProductionAddress is { } production && (!production.IsAbsoluteUri
            || (!isDevelopment && (production.Scheme != Uri.UriSchemeHttps || !hosts.Contains(production.Host)))))
        {
            failures.Add($"Effects:{name}:ProductionAddress is https on one of these: {string.Join(", ", hosts)}.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
