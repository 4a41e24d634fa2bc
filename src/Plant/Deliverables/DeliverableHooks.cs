using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;
using Waooaw.Plant.Data;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Skills.RulePacks;

namespace Waooaw.Plant.Deliverables;

/// <summary>Only the version that counts goes out, exactly as it was stored, and only with nothing in it that blocks.</summary>
internal sealed class VersionStands(PlantDb db) : IHook
{
    public async ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct)
    {
        if (effect is not PublishPost post)
        {
            return Decision.NotMine;
        }

        var deliverable = await db.Set<Deliverable>().SingleOrDefaultAsync(
            row => row.CustomerId == post.CustomerId && row.Id == post.DeliverableId, ct);
        var version = await db.Set<DeliverableVersion>().AsNoTracking().SingleOrDefaultAsync(
            row => row.CustomerId == post.CustomerId && row.DeliverableId == post.DeliverableId && row.Version == post.Version, ct);
        return (deliverable, version) switch
        {
            (null, _) or (_, null) => Decision.Deny(Reasons.PolicyDenied, "There is no such deliverable. Check the id."),
            _ when deliverable.Version != post.Version => Decision.Deny(
                Reasons.ApprovalSuperseded, "A newer version took its place. Approve that one."),
            _ when version.ContentHash != effect.Hash() => Decision.Deny(
                Reasons.ApprovalMismatch, "This is not what was stored. Make a new version and approve that."),
            _ when version.ReadFindings().Any(finding => finding.Stops()) => Decision.Deny(
                Reasons.RulePackBlocking, "A finding blocks this version. Resolve it in a new one."),
            _ => Decision.Allow,
        };
    }
}

/// <summary>What goes out was looked at by the rules that are in force now.</summary>
internal sealed class RulesStand(PlantDb db, RulePackShelf packs) : IHook
{
    public async ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct)
    {
        if (effect is not PublishPost post)
        {
            return Decision.NotMine;
        }

        var industry = await db.Set<Customer>().Where(row => row.Id == post.CustomerId).Select(row => row.Industry).SingleAsync(ct);
        return packs.For(industry)?.Digest == post.RulePackDigest
            ? Decision.Allow
            : Decision.Deny(
                Reasons.ApprovalSuperseded,
                "The rules for your line of business have changed since this was approved. Withdraw the approval and decide again: it is checked anew.");
    }
}

/// <summary>An effect begins inside its window.</summary>
internal sealed class WindowIsOpen(TimeProvider clock) : IHook
{
    public ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct) => ValueTask.FromResult(effect switch
    {
        GatedEffect gated when !gated.Window.Contains(clock.GetUtcNow()) => Decision.Deny(
            Reasons.OutsideWindow, "It is not the time that was approved. Schedule it inside its window, or move the window by an edit."),
        _ => Decision.NotMine,
    });
}
