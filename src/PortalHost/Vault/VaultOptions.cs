using System.ComponentModel.DataAnnotations;

namespace Waooaw.PortalHost.Vault;

/// <summary>Where the vault finds its keys, and how often it may be asked.</summary>
internal sealed class VaultOptions
{
    public const string Section = "Vault";

    /// <summary>The file of key-encryption keys; empty means one beside the signing keys. Copies of a portal share it.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>Makes a missing key file. Only the embedded default does that; elsewhere a missing key is a mistake.</summary>
    public bool MakeMissing { get; set; }

    /// <summary>Loans for reading, per connection.</summary>
    [Range(1, 1_000_000)]
    public int ReadsPerMinute { get; set; } = 30;
}
