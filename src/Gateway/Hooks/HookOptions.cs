using System.ComponentModel.DataAnnotations;

namespace Waooaw.Gateway.Hooks;

/// <summary>By what a provider's own calls are known, for each provider under its name, such as `Hooks__whatsapp__AppSecretFile`. In the
/// sandbox it is the secret that the Sandbox and the portals share.</summary>
internal sealed class HookOptions
{
    public const string Section = "Hooks:{Provider}";

    /// <summary>The file with the secret of our app at the provider; unset, nobody is believed to be that provider in production.</summary>
    public string? AppSecretFile { get; set; }

    /// <summary>What the provider repeats when it is told this address; unset, it is not answered.</summary>
    [StringLength(200, MinimumLength = 16)]
    public string? VerifyToken { get; set; }

    public static string SectionOf(string provider) => $"Hooks:{provider}";
}
