namespace Waooaw.Sandbox.Books;

/// <summary>How often one visible thing was asked for, whatever was answered.</summary>
internal sealed class Asked
{
    public required string Provider { get; init; }

    public required string Key { get; init; }

    public int Times { get; set; }
}
