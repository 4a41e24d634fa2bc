using System.ComponentModel.DataAnnotations;

namespace Waooaw.Connect;

/// <summary>WAOOAW's own app at a provider, for each of them under its own name, such as `Connect__LinkedIn__ClientId`. Without one, real
/// accounts of that provider cannot be connected; the Sandbox needs none of it.</summary>
public sealed class ConnectProviderOptions
{
    public const string Section = "Connect:{Provider}";

    /// <summary>What the provider calls the app.</summary>
    public string? ClientId { get; set; }

    /// <summary>A file that holds the app's secret and nothing else.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>What is asked for at the consent page, separated by spaces. Unset, all that publishing needs.</summary>
    public string? Scopes { get; set; }

    /// <summary>The version of the API, such as `v23.0` or `202511`. Unset, the one this was written for.</summary>
    [RegularExpression(@"v?\d{1,6}(\.\d{1,2})?")]
    public string? ApiVersion { get; set; }

    public static string SectionOf(string provider) => $"Connect:{provider}";
}
