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

    /// <summary>How long before its end access is renewed rather than lent.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often is looked for access that would end for good if nobody borrowed it.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromHours(1);
}
