using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Waooaw.Effects.Instagram;

/// <summary>Where Instagram is. The environment of a connection chooses, and nothing else does.</summary>
public sealed class InstagramOptions
{
    public const string Section = "Effects:Instagram";

    /// <summary>Our stand-in; empty where an installation has none.</summary>
    public Uri? SandboxAddress { get; set; }

    /// <summary>Instagram itself.</summary>
    [Required]
    public Uri ProductionAddress { get; set; } = new("https://graph.instagram.com");

    /// <summary>The version of the API, such as `v23.0`.</summary>
    [Required]
    [RegularExpression(@"v\d{1,3}\.\d{1,2}")]
    public string ApiVersion { get; set; } = "v23.0";
}

/// <summary>Refuses to start when `production` is not the provider itself, or `sandbox` is.</summary>
internal sealed class InstagramAddressesAreInstagrams(bool isDevelopment) : IValidateOptions<InstagramOptions>
{
    private static readonly string[] Hosts = ["graph.instagram.com", "graph.facebook.com"];

    public ValidateOptionsResult Validate(string? name, InstagramOptions options)
    {
        var failures = new List<string>();
        if (options.SandboxAddress is { } sandbox && (!sandbox.IsAbsoluteUri || Hosts.Contains(sandbox.Host)))
        {
            failures.Add("Effects:Instagram:SandboxAddress is an absolute address, and never the provider's own.");
        }

        var production = options.ProductionAddress;
        if (!production.IsAbsoluteUri
            || (!isDevelopment && (production.Scheme != Uri.UriSchemeHttps || !Hosts.Contains(production.Host))))
        {
            failures.Add($"Effects:Instagram:ProductionAddress is https on one of these: {string.Join(", ", Hosts)}.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
