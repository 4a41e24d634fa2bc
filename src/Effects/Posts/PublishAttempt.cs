using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Effects.Posts;

/// <summary>What an attempt has from its keeper: what earlier attempts left behind, and how to leave something behind itself.</summary>
public sealed record PublishAttempt
{
    public required string CorrelationId { get; init; }

    /// <summary>What an earlier attempt of this effect prepared at the provider, if it is still of use.</summary>
    public required string? Handle { get; init; }

    /// <summary>The loans of access of this effect's earlier attempts, each known to have ended unsent.</summary>
    public required IReadOnlyList<LeaseId> ClosedLeases { get; init; }

    /// <summary>A link under which the provider may fetch a picture for some minutes.</summary>
    public required Func<ContentHash, Uri> MediaLink { get; init; }

    /// <summary>Keeps a handle before anything depends on it. False: another worker has taken over; stop.</summary>
    public required Func<string, CancellationToken, Task<bool>> KeepHandleAsync { get; init; }
}
