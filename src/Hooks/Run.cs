using Waooaw.Contracts.Ids;

namespace Waooaw.Hooks;

/// <summary>A skill that someone wants to run for a hired agent.</summary>
public sealed record Run(CustomerId CustomerId, HiredInstanceId HiredInstanceId, string SkillKey, bool IsDryRun);

/// <summary>Leave to run one skill once. Only <see cref="HookBus"/> admits, so no stage can start a run that was not judged.</summary>
public sealed class Admission
{
    private readonly Run _run;
    private int _spent;

    internal Admission(DecisionId decision, Run run) => (Decision, _run) = (decision, run);

    public DecisionId Decision { get; }

    /// <summary>Gives the run out, once.</summary>
    /// <exception cref="InvalidOperationException">It was spent before.</exception>
    public Run Spend() => Interlocked.Exchange(ref _spent, 1) == 0
        ? _run
        : throw new InvalidOperationException("An admission starts one run, and this one was used.");
}
