using System.Globalization;
using System.Text.Json;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Json;

namespace Waooaw.Verifying;

/// <summary>An approval that was used, the effect it was used for, and what became of that.</summary>
internal sealed record Act(KnownDecision Decision, KnownVersion Version, EffectCourse Course);

/// <summary>Goes through what happened, in the order of the chain: made, decided, permitted, sent, answered. Nothing may come before what it stands on.</summary>
internal sealed class CheckCourse(EvidenceFile file, KnownKeys keys, Faults faults)
{
    // Between looking at the clock and the entry lies one commit; a clock that is set right in between may go back a little.
    private static readonly TimeSpan LongestCommit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ClockSet = TimeSpan.FromSeconds(30);

    private readonly Versions _versions = new(file, faults);
    private readonly Dictionary<(string EffectId, int Part), EffectCourse> _courses = [];
    private readonly List<Act> _acts = [];

    /// <summary>What was permitted, in that order, and the decisions that were read on the way.</summary>
    public (IReadOnlyList<Act> Acts, KnownDecision? LastDecision, int Versions) Run()
    {
        var decisions = new Decisions(file, keys, _versions, faults);
        KnownDecision? last = null;
        foreach (var (entry, _) in file.Entries)
        {
            switch (entry.Kind)
            {
                case "deliverable.drafted" or "deliverable.edited" or "deliverable.redrafted" or "deliverable.waived" or "deliverable.rechecked":
                    _versions.Add(entry);
                    break;
                case "approval.decided":
                    decisions.Add(entry);
                    last = decisions.Find(entry.Fact("approval_id"));
                    break;
                case "approval.withdrawn":
                    decisions.Withdraw(entry);
                    break;
                case "effect.considered":
                    _versions.Effect(entry);
                    break;
                case "effect.denied":
                    _versions.Effect(entry);
                    CourseOf(entry)?.Follow(entry);
                    break;
                case "effect.scheduled" or "effect.missed" or "effect.taken_back" or "effect.stopped" or "effect.cancelled"
                    or "effect.settled" or "effect.outcome_unknown" or "effect.asked" or "effect.reported" or "effect.resolved":
                    CourseOf(entry)?.Follow(entry);
                    break;
                case "effect.permitted":
                    Permit(entry, decisions);
                    break;
                case "effect.sending":
                    Send(entry);
                    break;
                case "denial.recorded" or "denial.repeated" or "effect.forewarned":
                    break;
                default:
                    faults.Add(entry.Member, $"What '{Plain.Text(entry.Kind)}' means is not known here; a newer verifier is needed.");
                    break;
            }
        }

        return (_acts, last, _versions.Current);
    }

    private void Permit(Entry entry, Decisions decisions)
    {
        if (_versions.Effect(entry) is not { } effect || CourseOf(entry) is not { } course || _versions.Find(effect.Version) is not { } version)
        {
            return;
        }

        course.Follow(entry);
        faults.Demand(
            version.Hash == entry.Document("effect") && effect.Version == _versions.Current, entry.Member, "What was permitted is not the current version.");
        if (decisions.Find(entry.Fact("approval_id")) is not { Statement.Decision: ApprovalDecision.Approved } decision)
        {
            faults.Add(entry.Member, "It was permitted, and no approval of it was given before.");
            return;
        }

        faults.Demand(!decision.IsWithdrawn, entry.Member, "The approval was withdrawn before.");
        faults.Demand(decision.Statement.ContentHash == version.Hash, entry.Member, "What was permitted is not what was approved.");
        faults.Demand(decision.UsedBy is null || decision.UsedBy == course.EffectId, entry.Member, "The approval had been used for another effect.");
        decision.UsedBy = course.EffectId;
        CheckTime(entry, "judged_at", decision, version);
        _acts.RemoveAll(act => act.Course == course); // approved anew after an approval expired: the newer one counts
        _acts.Add(new Act(decision, version, course));
    }

    private void Send(Entry entry)
    {
        if (CourseOf(entry) is not { } course)
        {
            return;
        }

        course.Follow(entry);
        if (_acts.FirstOrDefault(act => act.Course == course) is { } act)
        {
            CheckTime(entry, "crossed_at", act.Decision, act.Version);
        }
    }

    private EffectCourse? CourseOf(Entry entry)
    {
        var id = entry.Fact("effect_id");
        if (_versions.FindBy(id) is not { } version)
        {
            faults.Add(entry.Member, "It is about an effect that is none of this deliverable's versions.");
            return null;
        }

        if (!int.TryParse(entry.Fact("part"), NumberStyles.None, CultureInfo.InvariantCulture, out var part) || part >= version.Effect.Parts)
        {
            faults.Add(entry.Member, "It is about a part that the effect does not have.");
            return null;
        }

        return _courses.TryGetValue((id, part), out var known) ? known : _courses[(id, part)] = new EffectCourse(id, part, faults);
    }

    /// <summary>At the moment that counts, the approval was alive and the window open.</summary>
    private void CheckTime(Entry entry, string fact, KnownDecision decision, KnownVersion version)
    {
        if (Instant(entry.Fact(fact)) is not { } at)
        {
            faults.Add(entry.Member, $"It does not say when ({fact}).");
            return;
        }

        faults.Demand(
            at - entry.At <= ClockSet && entry.At - at <= LongestCommit, entry.Member, $"It says {Plain.Instant(at)} and was written at {Plain.Instant(entry.At)}.");
        faults.Demand(
            at < decision.Statement.ExpiresAt, entry.Member, $"The approval had expired at {Plain.Instant(decision.Statement.ExpiresAt)}; this was at {Plain.Instant(at)}.");
        faults.Demand(
            version.Effect.Window.NotBefore <= at && at <= version.Effect.Window.NotAfter, entry.Member, $"{Plain.Instant(at)} is outside the window that was approved.");
    }

    private static DateTimeOffset? Instant(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DateTimeOffset>(JsonSerializer.Serialize(text), WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
