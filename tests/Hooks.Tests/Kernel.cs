using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.Hooks.Tests;

/// <summary>A bus over a list of hooks, made the only way a bus can be made.</summary>
internal sealed class Kernel
{
    public static readonly DateTimeOffset Start = new(2026, 12, 1, 4, 30, 0, TimeSpan.Zero);
    public static readonly TimeSpan PermitLife = TimeSpan.FromSeconds(10);

    public FakeTimeProvider Clock { get; } = new(Start);

    public MemoryJournal Journal { get; } = new();

    public Task<Verdict<SayHello>> AuthorizeAsync(SayHello effect, params IEnumerable<Decision> decisions) =>
        Bus(decisions).AuthorizeAsync(effect, new Attempt(1, Epoch: 1), CancellationToken.None);

    public Task<Judgement> ConsiderAsync(SayHello effect, ApprovalId? named, params IEnumerable<Decision> decisions) =>
        Bus(decisions).ConsiderAsync(effect, named, CancellationToken.None);

    /// <summary>Judges an act that claims a gated verb without being made to carry an approval.</summary>
    public Task<Judgement> ConsiderPlainAsync(params IEnumerable<Decision> decisions) => Bus(decisions).ConsiderAsync(
        new SneakyHello { EffectId = EffectId.New(Clock), CustomerId = CustomerId.New(Clock), Environment = ProviderEnvironment.Sandbox },
        named: null,
        CancellationToken.None);

    public Task<RunVerdict> AdmitAsync(params IEnumerable<Decision> decisions) =>
        Bus(decisions).AdmitAsync(new Run(CustomerId.New(Clock), HiredInstanceId.New(Clock), "greet", IsDryRun: false), CancellationToken.None);

    /// <summary>A permit for an approved greeting.</summary>
    public async Task<Permit<SayHello>> PermitAsync()
    {
        var effect = Greeting();
        Approve(effect);
        return (await AuthorizeAsync(effect, Decision.Allow)).ShouldBeOfType<Verdict<SayHello>.Permitted>().Permit;
    }

    public SayHello Greeting() => new()
    {
        EffectId = EffectId.New(Clock),
        CustomerId = CustomerId.New(Clock),
        Environment = ProviderEnvironment.Sandbox,
        Window = new EffectWindow(Start, Start.AddDays(35)),
        LatenessSeconds = 3600,
        Text = "Hello",
        Media = ["sha256:aa"],
    };

    public Approval Approve(SayHello effect, Func<Approval, Approval>? but = null)
    {
        var approval = new Approval(
            ApprovalId.New(Clock), effect.CustomerId, effect.Hash(), Start.AddDays(1), ApprovalState.Open, BoundTo: null, Statement: "jws");
        approval = but?.Invoke(approval) ?? approval;
        Journal.Approvals.Add(approval);
        return approval;
    }

    private HookBus Bus(IEnumerable<Decision> decisions) => Bus([.. decisions.Select(decision => new Says(decision))]);

    private HookBus Bus(IReadOnlyList<Says> answers)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IJournal>(Journal);
        services.AddHookBus(_ => PermitLife, hooks =>
        {
            // Distinct types, because a hook is known by its type's name.
            Action[] ask = [() => hooks.Ask<Hook0>(), () => hooks.Ask<Hook1>(), () => hooks.Ask<Hook2>(), () => hooks.Ask<Hook3>(), () => hooks.Ask<Hook4>()];
            foreach (var add in ask.Take(answers.Count))
            {
                add();
            }
        });
        for (var i = 0; i < answers.Count; i++)
        {
            var (hook, decision) = (Types[i], answers[i].Decision);
            services.Replace(new ServiceDescriptor(hook, _ => Activator.CreateInstance(hook, decision)!, ServiceLifetime.Scoped));
        }

        return services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<HookBus>();
    }

    private static readonly ImmutableArray<Type> Types = [typeof(Hook0), typeof(Hook1), typeof(Hook2), typeof(Hook3), typeof(Hook4)];

    /// <summary>A hook that gives the answer it was made with; null breaks.</summary>
    internal class Says(Decision? decision) : IHook
    {
        public Decision? Decision => decision;

        public ValueTask<Decision> JudgeAsync(Effect effect, CancellationToken ct) => Answer();

        public ValueTask<Decision> JudgeAsync(Run run, CancellationToken ct) => Answer();

        private ValueTask<Decision> Answer() =>
            decision is null ? throw new TimeoutException("The rule's store is away.") : ValueTask.FromResult(decision);
    }

    internal sealed class Hook0(Decision? decision) : Says(decision);

    internal sealed class Hook1(Decision? decision) : Says(decision);

    internal sealed class Hook2(Decision? decision) : Says(decision);

    internal sealed class Hook3(Decision? decision) : Says(decision);

    internal sealed class Hook4(Decision? decision) : Says(decision);
}

/// <summary>A gated act with members of every shape.</summary>
public sealed record SayHello : GatedEffect
{
    public override Verb Verb => Verb.Publish;

    public required string Text { get; init; }

    public required ImmutableArray<string> Media { get; init; }
}

/// <summary>An act with a gated verb that leaves the gate out.</summary>
internal sealed record SneakyHello : Effect
{
    public override Verb Verb => Verb.Publish;
}
