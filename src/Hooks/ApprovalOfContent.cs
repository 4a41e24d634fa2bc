using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Hooks;

/// <summary>The kernel's own rule: an unexpired yes of this customer to exactly this content, held by nothing else.</summary>
/// <remarks>It never says `Allow`: an approval answers the person's question, not the policy's.</remarks>
internal static class ApprovalOfContent
{
    public static Decision Judge(Effect effect, ContentHash content, ApprovalId? named, Approval? approval, DateTimeOffset now) =>
        approval switch
        {
            null when named is not null => Decision.Deny(
                Reasons.ApprovalInvalid, "No such approval is known. Approve the current version, and name that approval."),
            null => Decision.Ask(
                Reasons.ApprovalRequired, "Nobody has approved exactly this yet. Approve the current version first."),
            _ when approval.CustomerId != effect.CustomerId || (named is { } id && approval.Id != id) => Decision.Deny(
                Reasons.ApprovalInvalid, "No such approval is known. Approve the current version, and name that approval."),
            { State: ApprovalState.Superseded } => Decision.Deny(
                Reasons.ApprovalSuperseded, "That approval was withdrawn, or a newer version took its place. Approve the current version."),
            { State: ApprovalState.Consumed } => Decision.Deny(
                Reasons.ApprovalConsumed, "That approval was used. Another act needs a new version and a new approval."),
            { State: ApprovalState.Bound } when approval.BoundTo != effect.EffectId => Decision.Deny(
                Reasons.ApprovalConsumed, "That approval is held by another act. This one needs a new version and a new approval."),
            _ when approval.Content != content => Decision.Deny(
                Reasons.ApprovalMismatch, "That approval is for other content. Approve the current version."),
            _ when approval.ExpiresAt <= now => Decision.Deny(
                Reasons.ApprovalExpired, "That approval has expired. Approve the current version again."),
            { State: ApprovalState.Open or ApprovalState.Bound } => Decision.NotMine,
            _ => Decision.Deny(Reasons.ApprovalInvalid, "That approval is in a state nobody knows. Approve the current version again."),
        };
}
