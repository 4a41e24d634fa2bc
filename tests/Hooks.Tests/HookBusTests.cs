using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Hooks.Tests;

public class HookBusTests
{
    private static readonly Decision No = Decision.Deny(Reasons.TrialEnded, "The trial has ended.");
    private static readonly Decision Question = Decision.Ask(Reasons.ApprovalStepUpRequired, "Use a passkey.");
    private readonly Kernel _kernel = new();

    [Fact]
    public async Task Silence_is_a_no()
    {
        var verdict = await ApprovedAsync(Decision.NotMine, Decision.NotMine);

        verdict.Judgement.Ruling.ShouldBe(Ruling.Denied);
        verdict.Judgement.Foremost!.Reason.ShouldBe(Reasons.PolicyDenied);
    }

    [Fact]
    public async Task No_hooks_at_all_are_a_no() =>
        (await ApprovedAsync()).Judgement.Ruling.ShouldBe(Ruling.Denied);

    [Fact]
    public async Task One_yes_and_an_approval_give_a_permit() =>
        (await ApprovedAsync(Decision.NotMine, Decision.Allow)).ShouldBeOfType<Verdict<SayHello>.Permitted>();

    [Fact]
    public async Task One_no_outweighs_every_yes()
    {
        var verdict = await ApprovedAsync(Decision.Allow, No, Decision.Allow, Question);

        verdict.ShouldBeOfType<Verdict<SayHello>.Refused>();
        verdict.Judgement.Objections.Select(objection => objection.Reason).ShouldBe([Reasons.TrialEnded]);
    }

    [Fact]
    public async Task A_question_outweighs_every_yes()
    {
        var verdict = await ApprovedAsync(Decision.Allow, Question);

        verdict.ShouldBeOfType<Verdict<SayHello>.Refused>();
        verdict.Judgement.Ruling.ShouldBe(Ruling.AwaitingApproval);
    }

    [Fact]
    public async Task A_hook_that_breaks_is_a_no()
    {
        var verdict = await ApprovedAsync(Decision.Allow, null!);

        verdict.Judgement.Ruling.ShouldBe(Ruling.Denied);
        verdict.Judgement.Foremost!.Hook.ShouldBe("Hook1");
    }

    [Fact]
    public async Task Every_no_is_named_and_not_only_the_first() =>
        (await ApprovedAsync(No, null!, No)).Judgement.Objections.Select(objection => objection.Hook).ShouldBe(["Hook0", "Hook1", "Hook2"]);

    [Fact]
    public async Task A_journal_that_is_down_leaves_nobody_holding_a_permit()
    {
        var effect = _kernel.Greeting();
        _kernel.Approve(effect);
        _kernel.Journal.IsDown = true;

        await Should.ThrowAsync<IOException>(() => _kernel.AuthorizeAsync(effect, Decision.Allow));
    }

    [Fact]
    public async Task Every_judgement_is_written_down_the_refused_ones_too()
    {
        await ApprovedAsync(Decision.Allow);
        await ApprovedAsync(No);

        _kernel.Journal.Recorded.Select(judgement => judgement.Ruling).ShouldBe([Ruling.Permitted, Ruling.Denied]);
    }

    [Fact]
    public async Task Considering_says_what_would_be_and_never_gives_leave()
    {
        var effect = _kernel.Greeting();
        _kernel.Approve(effect);

        (await _kernel.ConsiderAsync(effect, named: null, Decision.Allow)).Ruling.ShouldBe(Ruling.Permitted);
        typeof(Judgement).GetProperties().ShouldNotContain(property => property.PropertyType.Name.StartsWith("Permit"));
    }

    [Fact]
    public void There_is_one_bus()
    {
        var services = new ServiceCollection();
        services.AddHookBus(_ => Kernel.PermitLife, _ => { });

        Should.Throw<InvalidOperationException>(() => services.AddHookBus(_ => Kernel.PermitLife, _ => { }));
    }

    [Property(MaxTest = 300)]
    public Property The_order_of_hooks_never_changes_a_verdict() => Prop.ForAll(
        Gen.ListOf(Gen.Elements(Decision.Allow, Decision.NotMine, No, Question, null!)).Select(list => list.Take(5).ToArray()).ToArbitrary(),
        ArbMap.Default.ArbFor<int>(),
        (decisions, seed) =>
        {
            var shuffled = (Decision[])decisions.Clone();
            new Random(seed).Shuffle(shuffled);

            Outcome(decisions).ShouldBe(Outcome(shuffled));
        });

    [Fact]
    public async Task A_run_is_admitted_by_a_yes_and_by_nothing_less()
    {
        (await _kernel.AdmitAsync(Decision.Allow)).ShouldBeOfType<RunVerdict.Admitted>();
        (await _kernel.AdmitAsync(Decision.NotMine)).ShouldBeOfType<RunVerdict.Refused>();
        (await _kernel.AdmitAsync(Decision.Allow, No)).ShouldBeOfType<RunVerdict.Refused>();
    }

    [Fact]
    public async Task An_admission_starts_one_run()
    {
        var admission = (await _kernel.AdmitAsync(Decision.Allow)).ShouldBeOfType<RunVerdict.Admitted>().Admission;

        admission.Spend().SkillKey.ShouldBe("greet");
        Should.Throw<InvalidOperationException>(() => admission.Spend());
    }

    /// <summary>What a caller learns, whatever the hooks are called.</summary>
    private static string Outcome(Decision[] decisions)
    {
        var kernel = new Kernel();
        var effect = kernel.Greeting();
        kernel.Approve(effect);
        var judgement = kernel.AuthorizeAsync(effect, decisions).GetAwaiter().GetResult().Judgement;
        return $"{judgement.Ruling}: {string.Join(", ", judgement.Objections.Select(objection => objection.Reason.Code).Order())}";
    }

    private Task<Verdict<SayHello>> ApprovedAsync(params Decision[] decisions)
    {
        var effect = _kernel.Greeting();
        _kernel.Approve(effect);
        return _kernel.AuthorizeAsync(effect, decisions);
    }
}
