namespace Waooaw.Hooks;

/// <summary>One rule. It judges on what the journal's transaction has locked, and does nothing else.</summary>
public interface IHook
{
    /// <summary>Judges an act on the outside world.</summary>
    ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct) => ValueTask.FromResult(Decision.NotMine);

    /// <summary>Judges the run of a skill, before it starts.</summary>
    ValueTask<Decision> JudgeAsync(Run run, CancellationToken ct) => ValueTask.FromResult(Decision.NotMine);
}
