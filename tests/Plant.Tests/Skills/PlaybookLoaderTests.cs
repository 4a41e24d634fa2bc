using Waooaw.Effects;
using Waooaw.Plant.Skills.Loading;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>A playbook with a problem does not load, and whoever wrote it is told where.</summary>
public class PlaybookLoaderTests
{
    private static readonly string Good = Documents.Example();

    public static TheoryData<string, string, string, string> Problems => new()
    {
        { "---\nplaybook_id", "playbook_id", "1", "The front matter is missing" },
        { "languages: [en]\n---", "languages: [en]", "1", "The front matter is not closed" },
        { "name: A short note", "name: [A short", "", "This is not YAML" },
        { "category: marketing", "category: marketing\nmood: happy", "mood: happy", "`mood` is not a member that is known here" },
        { "category: marketing\n", "", "", "`category` is missing" },
        { "version: 1.0.0", "version: 1.0", "version: 1.0", "not of the form X.Y.Z" },
        { "[theme, brand_name, language]", "[theme, brand_name, language, theme]", "required_inputs", "The input `theme` is listed twice" },
        { "[theme, brand_name, language]", "[theme, brand_name, language, mood]", "required_inputs", "There is no input `mood`" },
        { "[theme, brand_name, language]", "[theme, brand_name]", "required_inputs", "needs the input `language`" },
        { "social_post.v1", "poem.v1", "output_contract", "The contract `poem.v1` is not known" },
        { "[disclaimer_present, says_nothing_forbidden]", "[sounds_nice]", "quality_checks", "The quality check `sounds_nice` is not implemented" },
        { "{{ tone.opening }} {{ theme }}", "{{ tone.opening }} {{ title }}", "{{ title }}", "names an unknown variable: `title`" },
        { "{{ tone.opening }} {{ theme }}", "{{ tone.colour }} {{ theme }}", "{{ tone.colour }}", "names an unknown variable: `tone.colour`" },
        { "{{ tone.opening }} {{ theme }}", "{{ theme | shout }}", "{{ theme | shout }}", "uses an unknown filter: `shout`" },
        { "{{ tone.opening }} {{ theme }}", "{% if theme %}", "", "cannot be read" },
        { "### cta\n\n```liquid\n{{ cta }}", "### cta\n\n```text\n{{ cta }}", "## Channel instagram", "has no template for `cta`" },
        { "## Channel instagram", "## Channel fax", "## Channel fax", "The channel `fax` is not known" },
        { "## Channel instagram", "## Instagram", "## Instagram", "The section `Instagram` is not known" },
        { "## Requests", "## Wishes", "## Wishes", "The section `Wishes` is not known" },
        { "suggested_local_time: \"10:30\"", "suggested_local_time: \"25:30\"", "suggested_local_time", "is not an hour and minute" },
        { "opening: \"News:\"", "opening: \"Dear all:\"", "", "say the same: “Dear all:”" },
        { "general:", "elsewhere:", "", "The industry `general` is missing" },
        { "general:", "other:\n  emoji: \"x\"\ngeneral:", "", "`tag` is missing" },
        { "general:", "other:\n  emoji: \"x\"\n  tag: \"x\"\n  disclaimer: \"x\"\n  motto: \"x\"\ngeneral:", "motto", "`motto` is not a member" },
        { "{{ tone.opening }} {{ theme }}", "{{ industry.motto }}", "{{ industry.motto }}", "names an unknown variable: `industry.motto`" },
        { "days_later: 0", "days_later: 31", "days_later", "is not a number of days from 0 to 30" },
        { "days_later: 2", "days_after: 2", "days_after: 2", "`days_later` is missing" },
        { "## Angle reminder\n", "## Angle news\n", "## Angle news", "The section `Angle news` stands twice" },
        { "### point\n\n```liquid\nPlease", "### point\n\n```text\nPlease", "## Angle reminder", "`Angle reminder` has no template for `point`" },
        { "{% if angle.reminder %}", "{% if angle.remnder %}", "angle.remnder", "names an unknown variable: `angle.remnder`" },
        { "angle: reminder", "angle: thanks", "", "names no angle of this playbook; there are: news, reminder" },
        { "### hashtags\n\n```liquid", "### tags\n\n```liquid", "{{ theme | hashtag }}", "`tags` is no part of `Channel instagram`" },
        { "## Channel instagram", "## Channel youtube", "## Channel youtube", "`Channel youtube` has no template for `title`" },
        { "channel: instagram", "channel: facebook", "", "The channel `instagram` has no example" },
        { "Dear all: Open day", "Dear all:  Open day", "Dear all:  Open day", "does not reproduce" },
        { "  theme: Open day", "  theme: Open day\n  mood: happy", "mood: happy", "`mood` is not a member that is known here" },
        { "  tone: formal", "  tone: loud", "", "is refused: tone: The tone `loud` is not known" },
        { "words: [best]", "words: [ask]", "", "says “ask”, which is never said" },
    };

    [Fact]
    public void The_example_in_the_documentation_loads() => Load(Good).Problems.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_is_named_with_its_file_and_line(string good, string bad, string onTheLineOf, string message)
    {
        Good.ShouldContain(good);
        var text = Good.Replace(good, bad, StringComparison.Ordinal);

        var load = Load(text);

        load.Playbooks.ShouldBeEmpty();
        var problem = load.Problems.FirstOrDefault(problem => problem.Message.Contains(message))
            .ShouldNotBeNull(string.Join('\n', load.Problems));
        problem.ToString().ShouldStartWith($"example.md({problem.Line}): ");
        if (onTheLineOf.Length > 1)
        {
            text.Split('\n')[problem.Line - 1].ShouldContain(onTheLineOf);
        }
    }

    [Fact]
    public void All_problems_are_named_not_only_the_first()
    {
        var text = Good
            .Replace("version: 1.0.0", "version: one", StringComparison.Ordinal)
            .Replace("category: marketing\n", "", StringComparison.Ordinal)
            .Replace("{{ industry.disclaimer }}", "{{ industry.warning }}", StringComparison.Ordinal)
            .Replace("{{ cta }}", "{{ call }}", StringComparison.Ordinal);

        Load(text).Problems.Count.ShouldBe(4);
    }

    [Fact]
    public void An_example_that_differs_by_one_byte_does_not_load_and_is_told_what_is_written()
    {
        var load = Load(Good.Replace("#OpenDay", "#Openday", StringComparison.Ordinal));

        load.Problems.Count.ShouldBe(2); // in each of the two examples
        var problem = load.Problems[0];
        problem.Message.ShouldContain("#OpenDay");
        Good.Split('\n')[problem.Line - 1].ShouldContain("#OpenDay");
    }

    [Fact]
    public void Files_of_one_skill_are_one_playbook_in_several_languages()
    {
        var playbook = PlaybookLoader.Load([new("a.en.md", Good), new("a.hi.md", InHindi(Good))], Providers.All).Playbooks.ShouldHaveSingleItem();

        playbook.About.Languages.ShouldBe(["en", "hi"]);
        Inputs.Value(playbook.Draft(Inputs.Clinic with { Tone = null, Language = "hi-IN" }, "instagram")).Language.ShouldBe("hi");
    }

    [Theory]
    [InlineData("version: 1.0.0", "version: 1.1.0", "The version must be the same in every language: a.en.md has 1.0.0; this file has 1.1.0.")]
    [InlineData("shorter: [shorter", "brief: [shorter", "The requests must be the same in every language: a.en.md has shorter; this file has brief.")]
    [InlineData("suggested_local_time: \"10:30\"", "suggested_local_time: \"11:30\"", "The channels must be the same in every language")]
    public void Files_of_one_skill_that_do_not_agree_do_not_load(string good, string bad, string message)
    {
        var other = InHindi(Good).Replace(good, bad, StringComparison.Ordinal).Replace("wants.shorter", bad.StartsWith("brief", StringComparison.Ordinal)
            ? "wants.brief" : "wants.shorter", StringComparison.Ordinal);
        var load = PlaybookLoader.Load([new("a.en.md", Good), new("a.hi.md", other)], Providers.All);

        load.Playbooks.ShouldBeEmpty();
        load.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith($"a.hi.md(1): {message}");
    }

    [Fact]
    public void A_language_that_is_written_twice_does_not_load() =>
        PlaybookLoader.Load([new("a.md", Good), new("b.md", Good)], Providers.All).Problems.ShouldHaveSingleItem().ToString()
            .ShouldBe("b.md(1): The language `en` is written twice: a.md and b.md.");

    [Fact]
    public void Problems_of_every_file_are_named_at_once()
    {
        var load = PlaybookLoader.Load(
            [
                new("a.en.md", Good.Replace("version: 1.0.0", "version: one", StringComparison.Ordinal)),
                new("a.hi.md", InHindi(Good).Replace("version: 1.0.0", "version: two", StringComparison.Ordinal)),
            ],
            Providers.All);

        load.Problems.Select(problem => problem.File).ShouldBe(["a.en.md", "a.hi.md"]);
    }

    [Fact]
    public void A_release_with_a_bad_playbook_names_every_problem_when_it_does_not_start() =>
        new PlaybookException([new("a.md", 1, "x"), new("b.md", 2, "y")]).Message.ShouldContain("b.md(2): y");

    private static PlaybookLoad Load(string text) => PlaybookLoader.Load([new("example.md", text)], Providers.All);

    private static string InHindi(string text) => text
        .Replace("languages: [en]", "languages: [hi]", StringComparison.Ordinal)
        .Replace("  language: en", "  language: hi", StringComparison.Ordinal);
}
