using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Waooaw.Effects.Tests.Writes;

/// <summary>.NET repeats a request without content by itself when a kept connection dies. So no write of ours is made without.</summary>
public partial class WritesHaveContentTests
{
    [Fact]
    public void Every_write_in_Effects_is_made_with_its_content() =>
        Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Offenders(File.ReadAllText(file)).Select(offence => $"{Path.GetFileName(file)}: {offence}"))
            .ShouldBeEmpty();

    [Fact]
    public void The_scan_sees_the_writes_there_are() =>
        Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories)
            .Sum(file => Writes().Count(File.ReadAllText(file)))
            .ShouldBeGreaterThanOrEqualTo(2);

    [Theory]
    [InlineData("new HttpRequestMessage(HttpMethod.Post, address);")]
    [InlineData("new HttpRequestMessage(HttpMethod.Delete, new Uri(a, \"/b\")) { Version = version };")]
    [InlineData("new HttpRequestMessage(method, address);")]
    [InlineData("client.DeleteAsync(address, ct);")]
    [InlineData("client.PostAsync(address, null, ct);")]
    public void A_planted_offender_is_found(string source) => Offenders(source).ShouldNotBeEmpty();

    [Theory]
    [InlineData("new HttpRequestMessage(HttpMethod.Get, address);")]
    [InlineData("new HttpRequestMessage(HttpMethod.Post, address) { Content = content };")]
    public void Honest_code_passes(string source) => Offenders(source).ShouldBeEmpty();

    private static IEnumerable<string> Offenders(string source) =>
        Writes().Matches(source).Select(match => match.Value).Where(write => !write.Contains("Content = ", StringComparison.Ordinal))
            .Concat(Shortcuts().Matches(source).Select(match => match.Value));

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Effects"));

    [GeneratedRegex(@"new HttpRequestMessage\((?!HttpMethod\.Get\b)[^;]*;")]
    private static partial Regex Writes();

    [GeneratedRegex(@"\.(Post|Put|Patch|Delete)(AsJson)?Async\(")]
    private static partial Regex Shortcuts();
}
