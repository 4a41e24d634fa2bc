using Waooaw.Contracts.Refusals;
using Waooaw.Hooks;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Requests;

/// <summary>A judgement of the bus as a caller is told of it.</summary>
internal static class Judgements
{
    /// <summary>The foremost objection with all the reasons there were.</summary>
    public static Refusal ToRefusal(this Judgement judgement)
    {
        var foremost = judgement.Foremost ?? new Objection(nameof(HookBus), Reasons.PolicyDenied, "No rule allows this.", RetryAfter: null);
        var others = judgement.Objections.Skip(1).Select(objection => objection.Why).Distinct().Where(why => why != foremost.Why).ToArray();
        return new Refusal(foremost.Reason, others.Length == 0 ? foremost.Why : $"{foremost.Why} Also: {string.Join(' ', others)}")
        {
            RetryAfter = foremost.RetryAfter,
        };
    }
}
