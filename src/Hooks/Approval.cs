using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Hooks;

/// <summary>What has become of a yes.</summary>
public enum ApprovalState
{
    /// <summary>It stands, and nothing has used it.</summary>
    Open,

    /// <summary>One effect holds it; that effect's next attempt may use it, nothing else.</summary>
    Bound,

    /// <summary>Its effect came to an end.</summary>
    Consumed,

    /// <summary>Withdrawn, or its version was replaced.</summary>
    Superseded,
}

/// <summary>A yes as the journal holds it, read on a locked row.</summary>
/// <param name="Statement">The signed statement itself: whoever lends access checks it again.</param>
public sealed record Approval(
    ApprovalId Id,
    CustomerId CustomerId,
    ContentHash Content,
    DateTimeOffset ExpiresAt,
    ApprovalState State,
    EffectId? BoundTo,
    string Statement);
