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

    /// <summary>The bytes themselves, for a provider that does not fetch them.</summary>
    public required Func<ContentHash, CancellationToken, Task<byte[]>> ReadMediaAsync { get; init; }

    /// <summary>Where a person of the list is reached; null when they were erased or said no meanwhile.</summary>
    public required Func<PostRecipient, CancellationToken, Task<RevealedRecipient?>> RevealAsync { get; init; }

    /// <summary>The provider did not take the access that the last attempt borrowed.</summary>
    public bool AccessWasRefused { get; init; }

    /// <summary>Keeps a handle before anything depends on it. False: another worker has taken over; stop.</summary>
    public required Func<string, CancellationToken, Task<bool>> KeepHandleAsync { get; init; }

    /// <summary>The bytes that were approved, and no others; null when what is kept is not them any more.</summary>
    internal async Task<byte[]?> ReadApprovedAsync(PostMedia media, CancellationToken ct)
    {
        var bytes = await ReadMediaAsync(media.Sha256, ct);
        return bytes.LongLength == media.Bytes && ContentHash.OfBytes(bytes) == media.Sha256 ? bytes : null;
    }
}
