namespace Waooaw.Contracts.Refusals;

/// <summary>A refusal as it travels: application/problem+json (RFC 9457) with our three members more.</summary>
public sealed record Problem
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What happened and the next step a person can take; never a secret.</summary>
    public required string Detail { get; init; }

    public required string Instance { get; init; }

    public required string Reason { get; init; }

    public required string CorrelationId { get; init; }

    /// <summary>Only on 422: all that is wrong, not only the first.</summary>
    public IReadOnlyList<Violation>? Violations { get; init; }
}
