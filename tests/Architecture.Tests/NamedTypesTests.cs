using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Waooaw.Architecture.Tests;

/// <summary>A page that names a type names one that exists. What is written as code and looks like a type must be one.</summary>
public partial class NamedTypesTests
{
    private static readonly string[] Pages = ["docs/architecture.md", "docs/words.md", "docs/evidence.md", "AGENTS.md", "README.md"];

    [Fact]
    public void Every_type_that_a_page_names_exists()
    {
        var known = Known();
        Pages.SelectMany(page => Violations(page, Repository.Text(page), known)).ShouldBeEmpty();
    }

    [Fact]
    public void The_names_that_are_judged_are_there() => Names(Repository.Text("docs/words.md")).ShouldContain("Permit");

    [Fact]
    public void A_planted_name_is_found() => Violations("page.md", "The `HookBus` asks, `AtomicHolder.Value` holds; not `word` nor `SLO`.\n\n    CodeBlock\n", Known())
        .ShouldBe(["page.md: AtomicHolder"]);

    private static IReadOnlyList<string> Violations(string page, string markdown, HashSet<string> known) =>
        [.. Names(markdown).Where(name => !known.Contains(name)).Distinct().Select(name => $"{page}: {name}")];

    private static IEnumerable<string> Names(string markdown) => Code().Matches(markdown).Select(match => match.Groups[1].Value);

    private static HashSet<string> Known() =>
    [
        .. Repository.Sources("src", "tests").Select(Compiled.Parse).SelectMany(root => root.DescendantNodes())
            .Select(node => node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.Text,
                DelegateDeclarationSyntax type => type.Identifier.Text,
                EnumMemberDeclarationSyntax member => member.Identifier.Text,
                _ => null,
            })
            .OfType<string>(),
        .. Repository.Files("src", "*.csproj").Select(path => Path.GetFileNameWithoutExtension(path)!),
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src/Plant")).Select(path => Path.GetFileName(path)!),
    ];

    // `Permit`, `Permit<TEffect>`, `HookBus.AuthorizeAsync`, but not `word`, `SLO` or `Content-Type`.
    [GeneratedRegex(@"(?<!`)`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:<[A-Za-z, ]+>)?(?:\.[A-Za-z]+)*`(?!`)")]
    private static partial Regex Code();
}
