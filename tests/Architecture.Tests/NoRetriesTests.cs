using System.Text.Json;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Waooaw.Architecture.Tests;

/// <summary>Nobody sends again by itself: no package that does, direct or brought along, and no call that switches it on.</summary>
public class NoRetriesTests
{
    private static readonly string[] Packages = ["Polly", "Resilience", "Retry"];

    private static readonly string[] Calls =
        ["AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler", "AddPolicyHandler", "AddTransientHttpErrorPolicy", "EnableRetryOnFailure"];

    [Fact]
    public void No_package_repeats_requests() => PackageViolations(RealPackages()).ShouldBeEmpty();

    [Fact]
    public void No_call_makes_anything_repeat() => CallViolations(Repository.Sources("src")).ShouldBeEmpty();

    [Fact]
    public void The_packages_that_are_judged_are_there() => RealPackages().ShouldContain("jose-jwt");

    [Theory]
    [InlineData("Microsoft.Extensions.Http.Resilience")]
    [InlineData("Polly.Core")]
    public void A_planted_package_is_found(string package) => PackageViolations([.. RealPackages(), package]).ShouldBe([package]);

    [Fact]
    public void A_planted_call_is_found() => CallViolations(
        [new SourceFile("Planted.cs", "class P { void M() { services.AddHttpClient(\"x\").AddStandardResilienceHandler(); } } // EnableRetryOnFailure")])
        .ShouldBe(["Planted.cs: AddStandardResilienceHandler"]);

    private static IReadOnlyList<string> PackageViolations(IEnumerable<string> packages) =>
        [.. packages.Where(package => Packages.Any(word => package.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    private static IReadOnlyList<string> CallViolations(IEnumerable<SourceFile> sources) =>
    [
        .. from source in sources
           from name in Compiled.Parse(source).DescendantNodes().OfType<SimpleNameSyntax>()
           where Calls.Contains(name.Identifier.Text)
           select $"{Path.GetFileName(source.Path)}: {name.Identifier.Text}",
    ];

    private static HashSet<string> RealPackages() =>
    [
        .. Repository.Files("src", "*.csproj").SelectMany(path => XDocument.Load(path).Descendants("PackageReference"))
            .Select(package => package.Attribute("Include")!.Value),
        .. Repository.Files("src", "packages.lock.json")
            .SelectMany(path => JsonElement.Parse(File.ReadAllText(path)).GetProperty("dependencies").EnumerateObject())
            .SelectMany(framework => framework.Value.EnumerateObject().Select(package => package.Name)),
    ];
}
