using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Waooaw.Contracts.Json;
using Waooaw.Plant.Skills.RulePacks.Learned;
using Waooaw.Plant.Skills.RulePacks.Measuring;

namespace Waooaw.Rules;

/// <summary>`waooaw rules --labelled FOLDER`: how often the rules agree with a reader; with `--learn FOLDER` they learn first, and are measured on
/// writers they did not learn from. 0 it was measured, 2 it could not be.</summary>
internal static class RulesCommand
{
    public static Command Describe()
    {
        var labelled = new Option<DirectoryInfo>("--labelled") { Required = true, Description = "The folder of labelled texts, one JSON object a line." };
        var split = new Option<string>("--split") { DefaultValueFactory = _ => "held_out", Description = "Which part of them, as the texts name it: held_out, dev, more." };
        var learn = new Option<DirectoryInfo?>("--learn") { Description = "The folder of weights to write anew, from all texts that are not held out." };
        var rules = new Command("rules", "Measures the rule packs against labelled texts: precision and recall of each rule.") { labelled, split, learn };
        rules.SetAction(parsed => Run(parsed.GetRequiredValue(labelled), parsed.GetRequiredValue(split), parsed.GetValue(learn), Console.Out, Console.Error));
        return rules;
    }

    public static int Run(DirectoryInfo folder, string split, DirectoryInfo? learn, TextWriter output, TextWriter errors)
    {
        try
        {
            var measured = new List<Measurement>();
            foreach (var one in learn is null ? Measurement.Of(folder.FullName, split) : RuleLearning.Learn(folder.FullName, learn.FullName))
            {
                if (measured.Count == 0)
                {
                    output.WriteLine($"{"rule",-28} {"precision",9} {"recall",7}   found  wrongly  missed  rightly left");
                }

                measured.Add(one);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Rule,-28} {one.Precision,9:F3} {one.Recall,7:F3}   {one.TruePositives,5}  {one.FalsePositives,7}  {one.FalseNegatives,6}  {one.TrueNegatives,12}"));
            }

            if (measured.Count == 0)
            {
                errors.WriteLine($"No text in {folder.FullName} belongs to the part '{split}'.");
                return 2;
            }

            output.WriteLine(JsonSerializer.Serialize(new { split = learn is null ? split : "unseen writers", rules = measured }, WireJson.Options));
            return 0;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            errors.WriteLine(unreadable.Message);
            return 2;
        }
    }
}
