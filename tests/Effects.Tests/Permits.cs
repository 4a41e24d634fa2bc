using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Effects.Posts;
using Waooaw.Hooks;

namespace Waooaw.Effects.Tests;

/// <summary>Permits, made the only way a permit can be made: by a bus that judged an approved effect.</summary>
internal sealed class Permits : IJournal
{
    public TimeSpan Life { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What the journal does at the point of no return.</summary>
    public Func<Task<bool>> OnCross { get; set; } = () => Task.FromResult(true);

    /// <summary>The handle that was written down with `sending`; null before.</summary>
    public string? Crossed { get; private set; }

    public async Task<Permit<PublishPost>> ForAsync(PublishPost post, int part = 0)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IJournal>(this);
        services.AddHookBus(_ => Life, hooks => hooks.Ask<Agrees>());
        using var scope = services.BuildServiceProvider().CreateScope();
        var verdict = await scope.ServiceProvider.GetRequiredService<HookBus>()
            .AuthorizeAsync(post, new Attempt(2, Epoch: 7, part), CancellationToken.None);
        return verdict.ShouldBeOfType<Verdict<PublishPost>.Permitted>().Permit;
    }

    public Task<IOpenJournal> OpenAsync(Effect effect, Attempt? attempt, CancellationToken ct) =>
        Task.FromResult<IOpenJournal>(new Approved(effect));

    public Task<IOpenJournal> OpenAsync(Run run, CancellationToken ct) => throw new NotSupportedException("No skill runs here.");

    public async Task<bool> CrossAsync(EffectId effect, CustomerId customer, Attempt attempt, string? handle, CancellationToken ct)
    {
        var mayGoOn = await OnCross();
        Crossed = mayGoOn ? handle : null;
        return mayGoOn;
    }

    private sealed class Approved(Effect effect) : IOpenJournal
    {
        public Task<Approval?> FindApprovalAsync(ContentHash content, CancellationToken ct) => Task.FromResult<Approval?>(new Approval(
            ApprovalId.New(TimeProvider.System),
            effect.CustomerId,
            content,
            DateTimeOffset.MaxValue,
            ApprovalState.Open,
            BoundTo: null,
            Statement: "the.signed.yes"));

        public Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken ct) => Task.FromResult<Approval?>(null);

        public Task RecordAsync(Judgement judgement, CancellationToken ct) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Agrees : IHook
    {
        public ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct) => ValueTask.FromResult(Decision.Allow);
    }
}
