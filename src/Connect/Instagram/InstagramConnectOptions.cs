using System.ComponentModel.DataAnnotations;

namespace Waooaw.Connect.Instagram;

/// <summary>Where Instagram is asked whose access it is.</summary>
public sealed class InstagramConnectOptions
{
    public const string Section = "Connect:Instagram";

    /// <summary>Our stand-in for Instagram; unset, it follows from the Sandbox's own address.</summary>
    [Required]
    public Uri? SandboxAddress { get; set; }

    /// <summary>Instagram itself.</summary>
    [Required]
    public Uri ProductionAddress { get; set; } = new("https://graph.instagram.com");

    /// <summary>The version of the API, such as `v23.0`.</summary>
    [RegularExpression(@"v\d{1,3}\.\d{1,2}")]
    public string ApiVersion { get; set; } = "v23.0";
}
