using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Waooaw.Architecture.Tests;

/// <summary>Inside Plant a feature is a folder. Folders form no circle, and nobody but the composition root reads what enforces and what sends.</summary>
public class PlantFoldersTests
{
    private const string Root = "Waooaw.Plant";

    private static readonly string[] NobodyReads = ["Dispatch", "Enforcement"];

    private sealed record Reading(string Reader, string Read);

    [Fact]
    public void Folders_form_no_circle() => Circles(Readings(Repository.Sources("src/Plant"))).ShouldBeEmpty();

    [Fact]
    public void Nobody_reads_what_enforces_and_what_sends() => Intrusions(Readings(Repository.Sources("src/Plant"))).ShouldBeEmpty();

    [Fact]
    public void The_readings_that_are_judged_are_there()
    {
        var readings = Readings(Repository.Sources("src/Plant"));

        readings.ShouldContain(new Reading("Dispatch", "Deliverables"));
        readings.ShouldContain(new Reading("Enforcement", "Hiring"));
        readings.ShouldContain(new Reading("Requests", "Audit"));
    }

    [Fact]
    public void A_planted_circle_is_found_also_without_a_using() => Circles(Readings(
    [
        Planted("Audit", "class Trail { object Read() => new Usage.Meter(); }"),
        Planted("Usage", "class Meter { object Read() => new Media.Picture(); }"),
        Planted("Media", "using Waooaw.Plant.Audit;", "class Picture { Trail? trail; }"),
    ])).ShouldBe(["Audit → Usage → Media → Audit"]);

    [Fact]
    public void A_planted_reader_is_found_and_the_composition_root_is_none() => Intrusions(Readings(
    [
        Planted("Dispatch", "static class Sender { public static void Send(this string what) { } }"),
        Planted("Hiring", "using Waooaw.Plant.Dispatch;", "class Hirer { void Hire() => \"\".Send(); }"),
        new SourceFile("PlantApplication.cs", "namespace Waooaw.Plant; class PlantApplication { void Build() => Dispatch.Sender.Send(\"\"); }"),
    ])).ShouldBe(["Hiring reads Dispatch."]);

    private static SourceFile Planted(string folder, params string[] lines) => new(
        $"{folder}/Planted.cs", string.Join('\n', [.. lines.SkipLast(1), $"namespace {Root}.{folder};", lines[^1]]));

    private static IReadOnlyList<string> Intrusions(IEnumerable<Reading> readings) =>
    [
        .. readings.Where(reading => NobodyReads.Contains(reading.Read)).Select(reading => $"{reading.Reader} reads {reading.Read}."),
    ];

    private static IReadOnlyList<string> Circles(IReadOnlySet<Reading> readings)
    {
        var circles = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var start in readings.Select(reading => reading.Reader).Distinct())
        {
            Walk([start]);
        }

        return [.. circles.Values];

        void Walk(IReadOnlyList<string> path)
        {
            foreach (var (_, read) in readings.Where(reading => reading.Reader == path[^1]))
            {
                if (read == path[0] && path.Min(StringComparer.Ordinal) == read)
                {
                    circles[string.Join(' ', path.Order(StringComparer.Ordinal))] = string.Join(" → ", [.. path, read]);
                }
                else if (!path.Contains(read))
                {
                    Walk([.. path, read]);
                }
            }
        }
    }

    /// <summary>Which folder names something of which other, as the compiler binds the names.</summary>
    private static HashSet<Reading> Readings(IReadOnlyList<SourceFile> sources)
    {
        var compilation = Compiled.Together(sources, Root);
        return
        [
            .. compilation.SyntaxTrees.AsParallel().SelectMany(tree =>
            {
                var model = compilation.GetSemanticModel(tree);
                return tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                    .Select(name => (Reader: FolderAround(name), Symbol: model.GetSymbolInfo(name).Symbol))
                    .Where(name => name is { Reader: not null, Symbol: not null and not INamespaceSymbol })
                    .Select(name => new Reading(name.Reader!, FolderOf(name.Symbol!.ContainingNamespace?.ToDisplayString()) ?? name.Reader!))
                    .Where(reading => reading.Reader != reading.Read);
            }),
        ];
    }

    private static string? FolderAround(SyntaxNode name) =>
        FolderOf(name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name.ToString());

    private static string? FolderOf(string? place) =>
        place?.StartsWith(Root + ".", StringComparison.Ordinal) == true ? place[(Root.Length + 1)..].Split('.')[0] : null;
}
