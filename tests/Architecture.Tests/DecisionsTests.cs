using System.Text.RegularExpressions;

namespace Waooaw.Architecture.Tests;

/// <summary>Decisions count from 0001: each number once, none left out, each with what was given up.</summary>
public partial class DecisionsTests
{
    [Fact]
    public void Decisions_are_numbered_without_gaps_or_doubles() => Violations(Real()).ShouldBeEmpty();

    [Fact]
    public void Every_decision_says_what_it_costs() => Repository.Files("docs/decisions", "*.md")
        .Where(path => !File.ReadAllText(path).Contains("## Decision", StringComparison.Ordinal)
            || !File.ReadAllText(path).Contains("## What we gave up", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Fact]
    public void The_decisions_that_are_judged_are_there() => Real().ShouldContain("0001-a-fenced-no-goes-on.md");

    [Fact]
    public void A_planted_double_gap_or_nameless_decision_is_found() => Violations(["0001-a.md", "0002-b.md", "0002-c.md", "0004-d.md", "draft.md"]).ShouldBe(
        ["draft.md has no number.", "0002-c.md should be 0003."]);

    private static IReadOnlyList<string> Violations(IEnumerable<string> files)
    {
        var names = files.Order(StringComparer.Ordinal).ToArray();
        var numbered = names.Where(name => Numbered().IsMatch(name)).ToArray();
        return
        [
            .. names.Except(numbered).Select(name => $"{name} has no number."),
            .. numbered.Select((name, i) => (name, Should: $"{i + 1:D4}")).Where(file => file.name[..4] != file.Should)
                .Select(file => $"{file.name} should be {file.Should}."),
        ];
    }

    private static IEnumerable<string> Real() => Repository.Files("docs/decisions", "*").Select(path => Path.GetFileName(path)!);

    [GeneratedRegex(@"^\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex Numbered();
}
