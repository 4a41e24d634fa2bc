using System.Collections.Immutable;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Hooks;

/// <summary>What all hooks together came to.</summary>
public enum Ruling
{
    Denied,
    AwaitingApproval,
    Permitted,
}

/// <summary>One hook's no or question, with the hook's name.</summary>
public sealed record Objection(string Hook, Reason Reason, string Why, TimeSpan? RetryAfter);

/// <summary>A judgement as it is written down.</summary>
/// <param name="Content">The hash of the effect that was judged; null for a run.</param>
/// <param name="Objections">Every no, or where there is none every question, in an order that does not depend on the list of hooks.</param>
/// <param name="Approval">The yes that this judgement stands on.</param>
public sealed record Judgement(
    DecisionId Id,
    DateTimeOffset At,
    Ruling Ruling,
    ContentHash? Content,
    ImmutableArray<Objection> Objections,
    Approval? Approval)
{
    /// <summary>The first objection: what a caller is told.</summary>
    public Objection? Foremost => Objections.FirstOrDefault();
}

/// <summary>The answer of the bus to one effect. Only a permitted one carries a permit.</summary>
public abstract record Verdict<TEffect>(Judgement Judgement)
    where TEffect : Effect
{
    /// <summary>Go: once, now, and only what was judged.</summary>
    public sealed record Permitted(Judgement Judgement, Permit<TEffect> Permit) : Verdict<TEffect>(Judgement);

    /// <summary>No permit: a person is asked, or a rule said no.</summary>
    public sealed record Refused(Judgement Judgement) : Verdict<TEffect>(Judgement);
}

/// <summary>The answer of the bus to a run.</summary>
public abstract record RunVerdict(Judgement Judgement)
{
    public sealed record Admitted(Judgement Judgement, Admission Admission) : RunVerdict(Judgement);

    public sealed record Refused(Judgement Judgement) : RunVerdict(Judgement);
}
