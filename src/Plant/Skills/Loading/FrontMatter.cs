using System.Text.RegularExpressions;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>What a playbook says about itself.</summary>
internal sealed partial record FrontMatter
{
    public required string PlaybookId { get; init; }
    public required string SkillKey { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required string Category { get; init; }
    public required string Description { get; init; }
    public required string OutputContract { get; init; }
    public required IReadOnlyList<string> RequiredInputs { get; init; }
    public required IReadOnlyList<string> Steps { get; init; }
    public required IReadOnlyList<string> QualityChecks { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }

    public static FrontMatter? Read(PlaybookBlock block, ProblemList problems)
    {
        if (YamlMapping.Read(block, problems) is not { } yaml)
        {
            return null;
        }

        var about = new FrontMatter
        {
            PlaybookId = yaml.Text("playbook_id"),
            SkillKey = yaml.Text("skill_key"),
            Name = yaml.Text("name"),
            Version = yaml.Text("version"),
            Category = yaml.Text("category"),
            Description = yaml.Text("description"),
            OutputContract = yaml.Text("output_contract"),
            RequiredInputs = yaml.Texts("required_inputs"),
            Steps = yaml.Texts("steps"),
            QualityChecks = yaml.Texts("quality_checks"),
            Languages = yaml.Texts("languages"),
        };
        yaml.RefuseTheRest();
        about.Check(yaml, problems);
        return about;
    }

    private void Check(YamlMapping yaml, ProblemList problems)
    {
        if (Version.Length > 0 && !ThreeNumbers().IsMatch(Version))
        {
            problems.Add(yaml.LineOfMember("version"), $"The version `{Version}` is not of the form X.Y.Z.");
        }

        var inputs = yaml.LineOfMember("required_inputs");
        foreach (var twice in RequiredInputs.GroupBy(input => input).Where(group => group.Count() > 1))
        {
            problems.Add(inputs, $"The input `{twice.Key}` is listed twice.");
        }

        foreach (var unknown in RequiredInputs.Distinct().Except(TemplateNames.Inputs))
        {
            problems.Add(inputs, $"There is no input `{unknown}`; there are: {string.Join(", ", TemplateNames.Inputs)}.");
        }

        if (OutputContract.Length > 0)
        {
            CheckContract(yaml, inputs, problems);
        }

        foreach (var unknown in QualityChecks.Except(Loading.QualityChecks.Names))
        {
            problems.Add(
                yaml.LineOfMember("quality_checks"),
                $"The quality check `{unknown}` is not implemented; these are: {string.Join(", ", Loading.QualityChecks.Names)}.");
        }
    }

    private void CheckContract(YamlMapping yaml, int inputs, ProblemList problems)
    {
        if (!OutputContracts.RequiredInputs.TryGetValue(OutputContract, out var needed))
        {
            problems.Add(
                yaml.LineOfMember("output_contract"),
                $"The contract `{OutputContract}` is not known; these are: {string.Join(", ", OutputContracts.RequiredInputs.Keys)}.");
            return;
        }

        foreach (var missing in needed.Except(RequiredInputs))
        {
            problems.Add(inputs, $"The contract {OutputContract} needs the input `{missing}`.");
        }
    }

    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\z")]
    private static partial Regex ThreeNumbers();
}

/// <summary>What a playbook can promise to make, and the inputs without which it cannot keep that.</summary>
internal static class OutputContracts
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> RequiredInputs { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["social_post.v1"] = ["theme", "brand_name", "language"],
        };
}
