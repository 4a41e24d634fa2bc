namespace Waooaw.Sandbox.Books;

/// <summary>A fault that waits for so many requests.</summary>
internal sealed class PlannedFault
{
    public int Id { get; init; }

    public required string Provider { get; init; }

    public required string Operation { get; init; }

    public required string Fault { get; init; }

    /// <summary>An account or a recipient's number; null: whoever comes.</summary>
    public string? Subject { get; init; }

    public required int Times { get; set; }
}
