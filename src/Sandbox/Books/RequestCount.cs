namespace Waooaw.Sandbox.Books;

/// <summary>How many requests arrived at an operation, whatever was answered.</summary>
internal sealed class RequestCount
{
    public required string Provider { get; init; }

    public required string Operation { get; init; }

    public int Requests { get; set; }

    /// <summary>Those of them that had a body, and so could have changed something.</summary>
    public int WithBody { get; set; }
}
