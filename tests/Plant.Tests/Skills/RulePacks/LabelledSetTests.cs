using System.Runtime.CompilerServices;
using Waooaw.Plant.Skills.RulePacks.Measuring;

namespace Waooaw.Plant.Tests.Skills.RulePacks;

/// <summary>How often the rules agree with a reader, on texts that nobody who wrote the rules has read.</summary>
public class LabelledSetTests
{
    private static readonly IReadOnlyList<Measurement> HeldOut = Measurement.Of(Folder(), "held_out");

    [Theory]
    [InlineData("health.cure_claim")]
    public void On_held_out_texts_a_blocking_rule_finds_nearly_all_and_is_seldom_wrong(string rule)
    {
        var measured = HeldOut.Single(one => one.Rule == rule);

        measured.Recall.ShouldBeGreaterThanOrEqualTo(0.95, measured.ToString());
        measured.Precision.ShouldBeGreaterThanOrEqualTo(0.90, measured.ToString());
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Labelled");
}
