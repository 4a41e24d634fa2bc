using Microsoft.Extensions.Options;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;
using Waooaw.Hooks;

namespace Waooaw.Plant.Deliverables;

/// <summary>Sets the time in which an effect may begin.</summary>
internal sealed class Windows(IOptions<DeliverablesOptions> options, TimeProvider clock)
{
    public int LatenessSeconds => (int)options.Value.Lateness.TotalSeconds;

    /// <summary>The window that is asked for, or the usual one; null with a violation for one that cannot be.</summary>
    public EffectWindow? Read(WindowView? wish, List<Violation> violations)
    {
        // Whole seconds: what a person reads in words is exactly what is hashed.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var last = now + options.Value.Window;
        if (wish is null)
        {
            return new EffectWindow(now, last);
        }

        var known = violations.Count;
        if (wish.NotAfter <= now)
        {
            violations.Add(new Violation("window.not_after", "The window is over already."));
        }

        if (wish.NotAfter < wish.NotBefore)
        {
            violations.Add(new Violation("window.not_before", "The window ends before it begins."));
        }

        if (wish.NotAfter > last.AddMinutes(1))
        {
            violations.Add(new Violation("window.not_after", $"A window ends within {options.Value.Window.TotalDays:0.##} days from now."));
        }

        return violations.Count == known ? new EffectWindow(wish.NotBefore, wish.NotAfter) : null;
    }
}
