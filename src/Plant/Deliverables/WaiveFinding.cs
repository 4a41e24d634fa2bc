using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Data;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills.RulePacks;

namespace Waooaw.Plant.Deliverables;

/// <summary>The customer takes responsibility for a finding, by name and with a reason: a new version with the same words, in whose
/// findings it stands. Nothing is approved by it.</summary>
internal static class WaiveFinding
{
    public static async Task<Answer> HandleAsync(
        DeliverableId id, Body<AddWaiver> body, Caller caller, PlantDb db, SameWords words, RulePackShelf packs, TimeProvider clock, CancellationToken ct)
    {
        var wish = body.Value;
        if (await UnderReview.LockAsync(db, caller.Customer, id, ct) is not { } review)
        {
            return Refusal.NotFound;
        }

        if (wish.Version != review.Deliverable.Version)
        {
            return new Refusal(Reasons.ContentChanged, $"Version {review.Deliverable.Version} is the current one. Read it, then say it again.");
        }

        if (Objection(wish, review, packs) is { } objection)
        {
            return objection.Reason == Reasons.RulePackBlocking ? Answer.Denied("finding.waive", id, objection) : objection;
        }

        if (review.GiveWay("A finding was waived.") is { } under)
        {
            return under;
        }

        var waivers = SameWords.WaiversOf(review.Version);
        waivers[wish.RuleId] = new FindingWaiver(wish.Reason.Trim(), caller.Account, clock.GetUtcNow());
        var version = await words.RenewAsync(
            review, "deliverable.waived", waivers, [("rule_id", wish.RuleId), ("waived_by", caller.Account.ToString())], ct);
        return Answer.Ok(DeliverableViews.New(review.Deliverable, version));
    }

    private static Refusal? Objection(AddWaiver wish, UnderReview review, RulePackShelf packs)
    {
        var violations = new List<Violation>();
        Versions.CheckWords(wish.Reason, "reason", violations);
        if (violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        var found = review.Version.ReadFindings().Where(finding => finding.RuleId == wish.RuleId).ToArray();
        return (found, packs.FindRule(wish.RuleId)) switch
        {
            ([], _) => Refusal.Invalid("rule_id", $"Nothing was found by '{wish.RuleId}' in this version."),
            _ when !found.All(finding => finding.Waivable) => new Refusal(
                Reasons.RulePackBlocking, "Nobody can take responsibility for this finding. Change the words."),
            (_, null) => new Refusal(Reasons.ContentChanged, "That rule is no longer in force. Edit or redraft it: the new version is checked anew."),
            (_, { } rule) when !rule.TakesReason(wish.Reason) => Refusal.Invalid("reason", $"Say {rule.Waiver}."),
            _ => null,
        };
    }
}
