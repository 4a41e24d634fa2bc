using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Hooks;

/// <summary>The only maker of permits. It asks every hook, asks for the approval itself, writes the judgement down, and only then
/// gives leave: any no wins, else any question, else at least one yes; silence is a no, and so is a hook that breaks.</summary>
public sealed partial class HookBus
{
    private readonly IReadOnlyList<IHook> _hooks;
    private readonly IJournal _journal;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _permitLife;
    private readonly ILogger<HookBus> _log;

    internal HookBus(IReadOnlyList<IHook> hooks, IJournal journal, TimeProvider clock, TimeSpan permitLife, ILogger<HookBus> log) =>
        (_hooks, _journal, _clock, _permitLife, _log) = (hooks, journal, clock, permitLife, log);

    /// <summary>Judges an effect for one attempt. A permit exists only after the judgement's commit was acknowledged.</summary>
    public async Task<Verdict<TEffect>> AuthorizeAsync<TEffect>(TEffect effect, Attempt attempt, CancellationToken ct)
        where TEffect : Effect
    {
        // Counted from before the judgement: a permit is never younger than what it was judged on.
        var youth = new Youth(_clock, _permitLife);
        await using var journal = await _journal.OpenAsync(effect, attempt, ct);
        var judgement = await JudgeAsync(effect, attempt.Part, named: null, journal, ct);
        await journal.RecordAsync(judgement, ct);
        if (judgement.Ruling != Ruling.Permitted)
        {
            return new Verdict<TEffect>.Refused(judgement);
        }

        var permit = PermitId.From(judgement.Id.Value);
        return new Verdict<TEffect>.Permitted(
            judgement, new Permit<TEffect>(permit, effect, attempt, judgement.Approval, _journal, youth));
    }

    /// <summary>What the bus would say. It is written down like any judgement, and never gives leave.</summary>
    /// <param name="named">The approval the caller says it has; one that is not exactly right is a no.</param>
    public async Task<Judgement> ConsiderAsync(Effect effect, ApprovalId? named, CancellationToken ct)
    {
        await using var journal = await _journal.OpenAsync(effect, attempt: null, ct);
        var judgement = await JudgeAsync(effect, part: 0, named, journal, ct);
        await journal.RecordAsync(judgement, ct);
        return judgement;
    }

    /// <summary>Judges the run of a skill before it starts.</summary>
    public async Task<RunVerdict> AdmitAsync(Run run, CancellationToken ct)
    {
        await using var journal = await _journal.OpenAsync(run, ct);
        var decisions = new List<(string, Decision)>(_hooks.Count);
        foreach (var hook in _hooks)
        {
            decisions.Add((hook.GetType().Name, await AskAsync(hook, hook => hook.JudgeAsync(run, ct), ct)));
        }

        var judgement = Fold(decisions, content: null, approval: null);
        await journal.RecordAsync(judgement, ct);
        return judgement.Ruling == Ruling.Permitted
            ? new RunVerdict.Admitted(judgement, new Admission(judgement.Id, run))
            : new RunVerdict.Refused(judgement);
    }

    private async Task<Judgement> JudgeAsync(Effect effect, int part, ApprovalId? named, IOpenJournal journal, CancellationToken ct)
    {
        var content = effect.Hash();
        var decisions = new List<(string, Decision)>(_hooks.Count + 1);
        foreach (var hook in _hooks)
        {
            decisions.Add((hook.GetType().Name, await AskAsync(hook, hook => hook.JudgeAsync(effect, ct), ct)));
        }

        // The kernel's own question. It stands here and not in the list, so that no list can forget it.
        Approval? approval = null;
        if (effect is GatedEffect gated)
        {
            if (part < 0 || part >= gated.CountParts())
            {
                decisions.Add((nameof(HookBus), Decision.Deny(Reasons.PolicyDenied, "The effect has no such part.")));
            }

            approval = named is { } id
                ? await journal.FindApprovalAsync(id, ct)
                : await journal.FindApprovalAsync(content, ct);
            decisions.Add((nameof(ApprovalOfContent), ApprovalOfContent.Judge(effect, content, named, approval, _clock.GetUtcNow())));
        }
        else if (effect.Verb.IsGated)
        {
            decisions.Add((nameof(ApprovalOfContent), Decision.Deny(
                Reasons.ApprovalRequired, $"'{effect.Verb}' needs an approval, and this effect is not made to carry one.")));
        }

        return Fold(decisions, content, approval);
    }

    private async ValueTask<Decision> AskAsync(IHook hook, Func<IHook, ValueTask<Decision>> ask, CancellationToken ct)
    {
        try
        {
            return await ask(hook);
        }
        catch (Exception broken) when (!ct.IsCancellationRequested) // whatever it is: a rule that cannot answer has not said yes
        {
            LogBrokenHook(hook.GetType().Name, broken);
            return Decision.Deny(
                Reasons.PolicyDenied, $"The rule '{hook.GetType().Name}' could not be asked. Try again; if it stays so, tell the operator.");
        }
    }

    private Judgement Fold(IEnumerable<(string Hook, Decision Decision)> decisions, ContentHash? content, Approval? approval)
    {
        // Sorted by hook, so that the order of the list can never change an answer.
        var sorted = decisions.OrderBy(entry => entry.Hook, StringComparer.Ordinal).ToArray();
        var denials = sorted
            .Where(entry => entry.Decision is Decision.No)
            .Select(entry => (entry.Hook, No: (Decision.No)entry.Decision))
            .Select(entry => new Objection(entry.Hook, entry.No.Reason, entry.No.Why, entry.No.RetryAfter))
            .ToImmutableArray();
        var questions = sorted
            .Where(entry => entry.Decision is Decision.Question)
            .Select(entry => (entry.Hook, Question: (Decision.Question)entry.Decision))
            .Select(entry => new Objection(entry.Hook, entry.Question.Reason, entry.Question.Text, RetryAfter: null))
            .ToImmutableArray();

        var (ruling, objections) = (denials, questions) switch
        {
            ({ IsEmpty: false }, _) => (Ruling.Denied, denials),
            (_, { IsEmpty: false }) => (Ruling.AwaitingApproval, questions),
            _ when sorted.Any(entry => entry.Decision is Decision.Yes) => (Ruling.Permitted, []),
            _ => (Ruling.Denied, [new Objection(nameof(HookBus), Reasons.PolicyDenied, "No rule allows this.", RetryAfter: null)]),
        };
        return new Judgement(DecisionId.New(_clock), _clock.GetUtcNow(), ruling, content, objections, approval);
    }

    [LoggerMessage(LogLevel.Error, "Hook {Hook} broke; its answer counts as no.")]
    private partial void LogBrokenHook(string hook, Exception broken);
}
