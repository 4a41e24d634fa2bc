using System.ComponentModel.DataAnnotations;

namespace Waooaw.Effects.Access;

/// <summary>Where the vaults listen that lend access.</summary>
public sealed class VaultOptions
{
    public const string Section = "Effects:Vaults";

    /// <summary>The vault of references that begin with `cp:`.</summary>
    [Required]
    public Uri CustomerPortal { get; set; } = null!;

    /// <summary>The vault of references that begin with `pp:`.</summary>
    [Required]
    public Uri PlatformPortal { get; set; } = null!;
}
