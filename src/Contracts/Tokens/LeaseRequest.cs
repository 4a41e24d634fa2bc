using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Tokens;

/// <summary>Plant asks a vault to lend access for seconds. Signed, recorded, and answered only to the key it names.</summary>
public sealed record LeaseRequest : IExpiring
{
    public required string Iss { get; init; }

    public required string Aud { get; init; }

    /// <summary>Asked again under the same id within 60 s, a lease is answered again.</summary>
    public required LeaseId Jti { get; init; }

    public required long Iat { get; init; }

    public required long Exp { get; init; }

    public required LeaseKind Kind { get; init; }

    public required string CredentialRef { get; init; }

    /// <summary>Whose secret it is; null for a key of the platform's own.</summary>
    public CustomerId? CustomerId { get; init; }

    public ConnectionId? ConnectionId { get; init; }

    public ProviderEnvironment? Environment { get; init; }

    public required string CorrelationId { get; init; }

    /// <summary>The public key the answer is encrypted to, made for this request.</summary>
    public required EncryptionKey ReplyKey { get; init; }

    /// <summary>The provider no longer took the access that was lent last: it is renewed before it is lent again.</summary>
    public bool? AccessWasRefused { get; init; }

    /// <summary>Only for <see cref="LeaseKind.Act"/>.</summary>
    public ActLease? Act { get; init; }

    /// <summary>Only for <see cref="LeaseKind.Model"/>.</summary>
    public ModelLease? Model { get; init; }
}

/// <summary>What access is borrowed for.</summary>
public enum LeaseKind
{
    /// <summary>To perform one approved effect.</summary>
    Act,

    /// <summary>To read: reconcile, probe. No approval; limited per connection and minute.</summary>
    Ask,

    /// <summary>To call a model on the platform's own key, against a permit with money held for it.</summary>
    Model,
}

/// <summary>The effect an act lease is for, with the proof that a person approved it.</summary>
/// <param name="Effect">Its canonical JSON: the vault hashes it itself and reads from it which secret it may use.</param>
/// <param name="Approval">The signed statement (JWS) on exactly that hash.</param>
/// <param name="Part">Which part of the effect, counted from 0.</param>
/// <param name="Closed">The leases of earlier attempts, each known to have ended unsent. A vault that remembers one that is not
/// named here lends nothing: the asker has forgotten something.</param>
public sealed record ActLease(EffectId EffectId, int Attempt, int Part, string Effect, string Approval, IReadOnlyList<LeaseId> Closed);

/// <summary>The permit and the hold a model call stands on. The hold is the upper bound of what the call may cost.</summary>
public sealed record ModelLease(PermitId PermitId, string Provider, long HeldMicroUsd);

/// <summary>An ephemeral P-256 public key, coordinates in base64url.</summary>
public sealed record EncryptionKey(string X, string Y);

/// <summary>The vault's answer: a JWE that only the asking code can open.</summary>
public sealed record LeaseReply(LeaseId LeaseId, DateTimeOffset ExpiresAt, string Sealed);
