using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Hooks;

/// <summary>One try at one effect by one worker.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Epoch">Grows with every claim; whoever holds an older one is fenced off.</param>
/// <param name="Part">Which part of the effect it is for, counted from 0: an act that reaches several people is done and accounted for
/// one by one, under the one yes to the whole.</param>
public sealed record Attempt(int Number, long Epoch, int Part = 0);

/// <summary>Where judgements are written before anyone may act on them.</summary>
public interface IJournal
{
    /// <summary>Begins the transaction of one judgement and locks what the hooks will read, always in the same order.</summary>
    /// <param name="attempt">The try this is for; null when it is only asked what would be.</param>
    Task<IOpenJournal> OpenAsync(Effect effect, Attempt? attempt, CancellationToken ct);

    /// <summary>The same for the run of a skill, inside the transaction of the request that asks for it.</summary>
    Task<IOpenJournal> OpenAsync(Run run, CancellationToken ct);

    /// <summary>Writes `permitted → sending` with the provider's handle, where the epoch is still the attempt's own and
    /// approval and window have not ended meanwhile; false: write nothing.</summary>
    Task<bool> CrossAsync(EffectId effect, CustomerId customer, Attempt attempt, string? handle, CancellationToken ct);
}

/// <summary>A judgement that is being made. Disposing it without recording leaves no trace and no permit.</summary>
public interface IOpenJournal : IAsyncDisposable
{
    /// <summary>The customer's yes to exactly this content, if there is one.</summary>
    Task<Approval?> FindApprovalAsync(ContentHash content, CancellationToken ct);

    /// <summary>The yes that a caller names, if it is this customer's.</summary>
    Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken ct);

    /// <summary>Writes the judgement and what follows from it, and returns only when that is safely on disk.</summary>
    Task RecordAsync(Judgement judgement, CancellationToken ct);
}
