using System.Globalization;

namespace Waooaw.Verifying;

/// <summary>How far an effect has come, as its entries tell.</summary>
internal enum Stage
{
    /// <summary>Nothing is under way, and nothing is out.</summary>
    Resting,
    Permitted,

    /// <summary>The one write may have begun.</summary>
    Sending,

    /// <summary>It may be out or not.</summary>
    Unknown,
    Posted,

    /// <summary>It will never be out.</summary>
    Ended,
}

/// <summary>One effect, or one part of it, on its way through the record. Each event must be one that can follow; otherwise it is a fault that names both.</summary>
/// <param name="part">Whom of the list it was for, counted from 0.</param>
internal sealed class EffectCourse(string effectId, int part, Faults faults)
{
    private readonly List<Entry> _sendings = [];
    private long _attempt;
    private int _heardNo;

    public string EffectId => effectId;

    public int Part => part;

    public Stage Stage { get; private set; } = Stage.Resting;

    /// <summary>Each time the one write was about to begin.</summary>
    public IReadOnlyList<Entry> Sendings => _sendings;

    /// <summary>The entry that says how it ended.</summary>
    public Entry? Last { get; private set; }

    /// <summary>An attempt that had been given up said afterwards that it is out, against what was settled.</summary>
    public bool IsContradicted { get; private set; }

    public void Follow(Entry entry)
    {
        switch (entry.Kind)
        {
            case "effect.scheduled" or "effect.denied" or "effect.missed":
                Move(entry, Stage.Resting, Stage.Resting);
                break;
            case "effect.taken_back" or "effect.stopped":
                Move(entry, Stage.Resting, Stage.Resting, Stage.Permitted);
                break;
            case "effect.cancelled":
                Move(entry, Stage.Ended, Stage.Resting, Stage.Permitted);
                break;
            case "effect.permitted":
                Permit(entry);
                break;
            case "effect.sending":
                Send(entry);
                break;
            case "effect.settled" when entry.Fact("fenced") == "no":
                Settle(entry);
                break;
            case "effect.settled":
                HearLate(entry);
                break;
            case "effect.outcome_unknown":
                DemandAttempt(entry, "epoch");
                Move(entry, Stage.Unknown, Stage.Sending);
                break;
            case "effect.asked":
                Ask(entry);
                break;
            case "effect.reported":
                HearReport(entry);
                break;
            case "effect.resolved":
                Move(entry, entry.Fact("outcome") == "posted" ? Stage.Posted : Stage.Ended, Stage.Unknown);
                break;
        }

        faults.Demand(
            Stage != Stage.Posted || _sendings.Count > 0, entry.Member, "It says that the effect is out, and no sending of it is on record.");
    }

    private void Permit(Entry entry)
    {
        var attempt = Number(entry, "attempt");
        faults.Demand(attempt > _attempt, entry.Member, $"Attempt {attempt} comes after attempt {_attempt}.");
        _attempt = attempt;
        Move(entry, Stage.Permitted, Stage.Resting);
    }

    private void Send(Entry entry)
    {
        DemandAttempt(entry, "attempt");
        _heardNo = 0;
        _sendings.Add(entry);
        Move(entry, Stage.Sending, Stage.Permitted);
    }

    private void Settle(Entry entry)
    {
        DemandAttempt(entry, "epoch");
        switch (entry.Fact("receipt"), entry.Fact("state"))
        {
            case ("done", "posted"):
                Move(entry, Stage.Posted, Stage.Sending);
                break;
            case ("refused", "failed" or "cancelled"):
                Move(entry, Stage.Ended, Stage.Permitted, Stage.Sending);
                break;
            case ("refused", "scheduled" or "missed" or "stopped"):
                Move(entry, Stage.Resting, Stage.Permitted, Stage.Sending);
                break;
            case ("unknown", "outcome_unknown"):
                Move(entry, Stage.Unknown, Stage.Permitted, Stage.Sending);
                break;
            default:
                Impossible(entry);
                break;
        }
    }

    /// <summary>A receipt from a worker that had lost the effect: it changes nothing, unless it says that the effect is out.</summary>
    private void HearLate(Entry entry)
    {
        if (entry.Fact("receipt") != "done")
        {
            return;
        }

        faults.Demand(
            _sendings.Any(sending => sending.Fact("attempt") == entry.Fact("epoch")),
            entry.Member,
            "It says that an attempt is out whose sending is not on record.");
        if (Stage is Stage.Ended)
        {
            IsContradicted = true;
        }
        else
        {
            (Stage, Last) = (Stage.Posted, entry);
        }
    }

    /// <summary>The provider told by itself: what it speaks of, it had taken.</summary>
    private void HearReport(Entry entry)
    {
        if (entry.Fact("state") == "posted")
        {
            Move(entry, Stage.Posted, Stage.Resting, Stage.Permitted, Stage.Sending, Stage.Unknown, Stage.Posted);
        }
        else
        {
            faults.Demand(Stage == Stage.Ended, entry.Member, "The provider told of it, and it is neither out nor over.");
            IsContradicted = true;
        }
    }

    private void Ask(Entry entry)
    {
        switch (entry.Fact("answer"), entry.Fact("state"))
        {
            case ("posted", "posted"):
                Move(entry, Stage.Posted, Stage.Unknown);
                break;
            case ("no_answer" or "cannot_be_known", "outcome_unknown"):
                Move(entry, Stage.Unknown, Stage.Unknown);
                break;
            case ("not_posted", "outcome_unknown"):
                _heardNo++;
                Move(entry, Stage.Unknown, Stage.Unknown);
                break;

            // The provider said so twice: only then may the same effect go on, or be given up.
            case ("not_posted", "scheduled" or "missed") when _heardNo > 0:
                Move(entry, Stage.Resting, Stage.Unknown);
                break;
            case ("not_posted", "not_done" or "failed" or "cancelled") when _heardNo > 0:
                Move(entry, Stage.Ended, Stage.Unknown);
                break;
            default:
                Impossible(entry);
                break;
        }
    }

    private void Move(Entry entry, Stage to, params ReadOnlySpan<Stage> from)
    {
        if (from.Contains(Stage))
        {
            (Stage, Last) = (to, entry);
        }
        else
        {
            Impossible(entry);
        }
    }

    private void Impossible(Entry entry) => faults.Add(
        entry.Member, $"'{entry.Kind}' cannot follow here: effect {Plain.Text(effectId)}{(part > 0 ? $", part {part}," : "")} was {Words(Stage)}{(Last is null ? "" : $" since entry {Last.Seq}")}.");

    private void DemandAttempt(Entry entry, string fact) => faults.Demand(
        Number(entry, fact) == _attempt && _attempt > 0, entry.Member, $"It is about attempt {Plain.Text(entry.Fact(fact))}, and the permit was given to attempt {_attempt}.");

    private static long Number(Entry entry, string fact) =>
        long.TryParse(entry.Fact(fact), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static string Words(Stage stage) => stage switch
    {
        Stage.Resting => "not under way",
        Stage.Permitted => "permitted",
        Stage.Sending => "being sent",
        Stage.Unknown => "in doubt",
        Stage.Posted => "out",
        _ => "over",
    };
}
