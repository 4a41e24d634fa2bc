namespace Waooaw.Hosting.Tokens;

/// <summary>Where a process finds the key it signs with.</summary>
public sealed class KeyOptions
{
    public const string Section = "Keys";

    /// <summary>The folder of key files; empty means `keys` in the data folder. Copies of a process share it.</summary>
    public string Path { get; set; } = "";

    /// <summary>Makes a missing key file. Only the embedded default does that; elsewhere a missing key is a mistake.</summary>
    public bool MakeMissing { get; set; }
}
