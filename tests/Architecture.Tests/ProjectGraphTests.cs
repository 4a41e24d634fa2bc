using System.Xml.Linq;

namespace Waooaw.Architecture.Tests;

/// <summary>Which project may know which: read from the project files, which list all they use.</summary>
public class ProjectGraphTests
{
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Contracts"] = [],
        ["Hooks"] = ["Contracts"],
        ["Effects"] = ["Contracts", "Hooks"],
        ["Connect"] = ["Contracts"],
        ["Plant"] = ["Contracts", "Hooks", "Effects", "Hosting"],
        ["Gateway"] = ["Contracts", "Hosting"],
        ["PortalHost"] = ["Contracts", "Hosting", "Connect"],
        ["CustomerPortal"] = ["Contracts", "Hosting", "PortalHost", "CustomerPortal.Client"],
        ["PlatformPortal"] = ["Contracts", "Hosting", "PortalHost", "PlatformPortal.Client"],
        ["CustomerPortal.Client"] = ["Contracts", "PortalUi"],
        ["PlatformPortal.Client"] = ["Contracts", "PortalUi"],
        ["PortalUi"] = ["Contracts"],
        ["Hosting"] = ["Contracts"],
        ["Sandbox"] = ["Contracts", "Hosting"],
        ["Waooaw"] = ["Contracts", "Hosting", "PortalHost", "Plant", "Gateway", "CustomerPortal", "PlatformPortal", "Sandbox"],
    };

    [Fact]
    public void Projects_know_only_what_they_may() => Violations(Real()).ShouldBeEmpty();

    [Fact]
    public void The_graph_that_is_judged_is_there() => Real()["Plant"].Order().ShouldBe(["Contracts", "Effects", "Hooks", "Hosting"]);

    [Theory]
    [InlineData("Sandbox", "Effects")]
    [InlineData("Gateway", "Plant")]
    [InlineData("Hooks", "Hosting")]
    [InlineData("PortalHost", "Plant")]
    public void A_planted_reference_is_found(string project, string reference)
    {
        var planted = Real();
        planted[project] = [.. planted[project], reference];

        Violations(planted).ShouldBe([$"{project} may not reference {reference}."]);
    }

    [Fact]
    public void A_planted_project_that_no_rule_knows_is_found() =>
        Violations(new Dictionary<string, string[]>(Real()) { ["Utilities"] = [] }).ShouldBe(["Utilities is in no rule."]);

    private static IReadOnlyList<string> Violations(Dictionary<string, string[]> references) =>
    [
        .. references.Keys.Where(project => !MayReference.ContainsKey(project)).Select(project => $"{project} is in no rule."),
        .. from project in references
           where MayReference.ContainsKey(project.Key)
           from reference in project.Value
           where !MayReference[project.Key].Contains(reference)
           select $"{project.Key} may not reference {reference}.",
    ];

    private static Dictionary<string, string[]> Real() => Repository.Files("src", "*.csproj").ToDictionary(
        path => Path.GetFileNameWithoutExtension(path)!,
        path => XDocument.Load(path).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))!)
            .ToArray());
}
