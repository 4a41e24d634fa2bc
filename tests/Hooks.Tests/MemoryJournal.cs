using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Hooks.Tests;

/// <summary>A journal in memory: the kernel's other side, for laws about the kernel alone.</summary>
internal sealed class MemoryJournal : IJournal
{
    public List<Approval> Approvals { get; } = [];

    public List<Judgement> Recorded { get; } = [];

    /// <summary>Set: the commit is never acknowledged.</summary>
    public bool IsDown { get; set; }

    /// <summary>Unset: another worker has taken the effect over.</summary>
    public bool HoldsTheEpoch { get; set; } = true;

    public string? Handle { get; private set; }

    public Task<IOpenJournal> OpenAsync(Effect effect, Attempt? attempt, CancellationToken ct) =>
        Task.FromResult<IOpenJournal>(new Open(this));

    public Task<IOpenJournal> OpenAsync(Run run, CancellationToken ct) => Task.FromResult<IOpenJournal>(new Open(this));

    public Task<bool> CrossAsync(EffectId effect, CustomerId customer, Attempt attempt, string? handle, CancellationToken ct)
    {
        Handle = handle;
        return Task.FromResult(HoldsTheEpoch);
    }

    private sealed class Open(MemoryJournal journal) : IOpenJournal
    {
        public Task<Approval?> FindApprovalAsync(ContentHash content, CancellationToken ct) =>
            Task.FromResult(journal.Approvals.FirstOrDefault(approval => approval.Content == content));

        public Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken ct) =>
            Task.FromResult(journal.Approvals.FirstOrDefault(approval => approval.Id == id));

        public Task RecordAsync(Judgement judgement, CancellationToken ct)
        {
            if (journal.IsDown)
            {
                throw new IOException("The disk is gone.");
            }

            journal.Recorded.Add(judgement);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
