using System.ComponentModel.DataAnnotations;

namespace Waooaw.Architecture.Tests;

public class ConfigurationPageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs/configuration.md");

    [Fact]
    public void The_page_says_what_the_options_say()
    {
        var generated = ConfigurationPage.Write();
        if (Environment.GetEnvironmentVariable("WAOOAW_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Page, generated);
        }

        File.ReadAllText(Page).ShouldBe(generated);
    }

    [Fact]
    public void Every_setting_has_a_sentence() => Wordless(ConfigurationPage.Write()).ShouldBeEmpty();

    [Fact]
    public void A_planted_option_is_on_the_page_with_all_that_is_known_of_it()
    {
        var page = ConfigurationPage.Write([typeof(PlantedOptions)]);

        page.ShouldContain("\nHow something planted behaves.\n");
        page.ShouldContain("| `Planted__Depth__Most` | whole number | `7` | `1` to `9` | How deep it may go. |");
        Wordless(page).ShouldBe(["| `Planted__Depth__Wordless` | `true` or `false` | `false` | – |  |"]);
    }

    [Theory]
    [InlineData("Dispatch__PermitLife")]
    [InlineData("Database__Provider")]
    [InlineData("Keys__Path")]
    [InlineData("Vault__KeyFile")]
    [InlineData("Smtp__Url")]
    [InlineData("Otel__Endpoint")]
    [InlineData("Effects__{Provider}__SandboxAddress")]
    public void Settings_that_outsiders_rely_on_are_there(string name) => ConfigurationPage.Write().ShouldContain($"| `{name}` |");

    private static IReadOnlyList<string> Wordless(string page) => [.. page.Split('\n').Where(line => line.EndsWith("|  |", StringComparison.Ordinal))];
}

/// <summary>How something planted behaves.</summary>
internal sealed class PlantedOptions
{
    public const string Section = "Planted:Depth";

    /// <summary>How deep it may go.</summary>
    [Range(1, 9)]
    public int Most { get; set; } = 7;

    public bool Wordless { get; set; }
}
