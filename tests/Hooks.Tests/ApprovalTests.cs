using System.Collections.Immutable;
using System.Reflection;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Hooks.Tests;

/// <summary>What the kernel accepts as a person's yes.</summary>
public class ApprovalTests
{
    private readonly Kernel _kernel = new();

    public static TheoryData<string> Members => [.. Settable(typeof(SayHello)).Select(member => member.Name)];

    [Fact]
    public async Task Without_a_yes_a_person_is_asked() =>
        (await JudgeAsync(_kernel.Greeting())).ShouldBe((Ruling.AwaitingApproval, Reasons.ApprovalRequired));

    [Fact]
    public async Task A_made_up_approval_opens_nothing() =>
        (await JudgeAsync(_kernel.Greeting(), ApprovalId.New(_kernel.Clock))).ShouldBe((Ruling.Denied, Reasons.ApprovalInvalid));

    [Fact]
    public Task Another_customers_approval_is_as_good_as_none() =>
        RefusedAsync(approval => approval with { CustomerId = CustomerId.New(_kernel.Clock) }, Reasons.ApprovalInvalid);

    [Fact]
    public Task An_expired_approval_is_refused() =>
        RefusedAsync(approval => approval with { ExpiresAt = Kernel.Start }, Reasons.ApprovalExpired);

    [Fact]
    public Task A_used_approval_is_refused() =>
        RefusedAsync(approval => approval with { State = ApprovalState.Consumed }, Reasons.ApprovalConsumed);

    [Fact]
    public Task An_approval_held_by_another_effect_is_refused() => RefusedAsync(
        approval => approval with { State = ApprovalState.Bound, BoundTo = EffectId.New(_kernel.Clock) }, Reasons.ApprovalConsumed);

    [Fact]
    public Task A_withdrawn_approval_is_refused() =>
        RefusedAsync(approval => approval with { State = ApprovalState.Superseded }, Reasons.ApprovalSuperseded);

    [Fact]
    public Task An_approval_in_a_state_nobody_knows_is_refused() =>
        RefusedAsync(approval => approval with { State = (ApprovalState)99 }, Reasons.ApprovalInvalid);

    [Fact]
    public async Task The_effect_that_holds_an_approval_may_try_again()
    {
        var effect = _kernel.Greeting();
        _kernel.Approve(effect, approval => approval with { State = ApprovalState.Bound, BoundTo = effect.EffectId });

        (await _kernel.AuthorizeAsync(effect, Decision.Allow)).ShouldBeOfType<Verdict<SayHello>.Permitted>();
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task An_effect_that_differs_from_what_was_approved_in_one_member_is_refused(string member)
    {
        var approved = _kernel.Greeting();
        var approval = _kernel.Approve(approved);
        var changed = Change(approved, member);

        changed.Hash().ShouldNotBe(approved.Hash());
        (await JudgeAsync(changed)).Ruling.ShouldBe(Ruling.AwaitingApproval);
        (await JudgeAsync(changed, approval.Id)).Ruling.ShouldBe(Ruling.Denied);
    }

    [Fact]
    public void A_window_holds_no_more_than_its_hash_tells()
    {
        var start = new DateTimeOffset(2026, 12, 1, 4, 30, 0, TimeSpan.Zero);
        var window = new EffectWindow(start, start.AddDays(1));

        (window with { NotBefore = start.AddTicks(9) }).ShouldBe(window);
        new EffectWindow(start.AddTicks(9), start.AddDays(1)).ShouldBe(window);
        (window with { NotBefore = start.AddTicks(10) }).ShouldNotBe(window);
    }

    [Fact]
    public async Task A_gated_verb_on_an_effect_that_carries_no_approval_is_refused()
    {
        var kernel = new Kernel();
        var judgement = await kernel.ConsiderPlainAsync(Decision.Allow);

        judgement.Ruling.ShouldBe(Ruling.Denied);
        judgement.Foremost!.Reason.ShouldBe(Reasons.ApprovalRequired);
    }

    private async Task RefusedAsync(Func<Approval, Approval> but, Reason because)
    {
        var effect = _kernel.Greeting();
        var approval = _kernel.Approve(effect, but);

        (await JudgeAsync(effect)).ShouldBe((Ruling.Denied, because));
        (await JudgeAsync(effect, approval.Id)).ShouldBe((Ruling.Denied, because));
        (await _kernel.AuthorizeAsync(effect, Decision.Allow)).ShouldBeOfType<Verdict<SayHello>.Refused>();
    }

    private async Task<(Ruling Ruling, Reason? Reason)> JudgeAsync(SayHello effect, ApprovalId? named = null)
    {
        var judgement = await _kernel.ConsiderAsync(effect, named, Decision.Allow);
        return (judgement.Ruling, judgement.Foremost?.Reason);
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(property => property.CanWrite);

    private SayHello Change(SayHello effect, string member)
    {
        var copy = effect with { };
        var property = typeof(SayHello).GetProperty(member)!;
        property.SetValue(copy, property.GetValue(effect) switch
        {
            EffectId => EffectId.New(_kernel.Clock),
            CustomerId => CustomerId.New(_kernel.Clock),
            ProviderEnvironment => ProviderEnvironment.Production,
            EffectWindow window => window with { NotAfter = window.NotAfter.AddMicroseconds(1) },
            int number => number + 1,
            string text => text + " ",
            ImmutableArray<string> list => list.Add("sha256:bb"),
            var other => throw new NotSupportedException($"Say how to change a {other?.GetType()}."),
        });
        return copy;
    }
}
