using System.Collections.Immutable;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>Inputs with the post they must give, byte for byte.</summary>
/// <param name="Line">Where the text begins.</param>
/// <param name="Angle">Null for the first one.</param>
/// <param name="Beside">What stands beside the text: a title, and options of the channel's form.</param>
internal sealed record PlaybookExample(
    string Name, int Line, string Channel, string? Angle, DraftInputs Inputs, string Text, IReadOnlyDictionary<string, string> Beside)
{
    public static IReadOnlyList<PlaybookExample> ReadAll(IReadOnlyList<PlaybookSection> sections, ProblemList problems)
    {
        if (sections.FirstOrDefault(section => section.Title == WordingReader.Examples) is not { Blocks.Count: > 0 } section)
        {
            problems.Add(1, "The section `Examples` is missing or empty: without an example nobody knows what the playbook writes.");
            return [];
        }

        return [.. section.Blocks.GroupBy(block => block.Heading).Select(blocks => Read([.. blocks], problems)).OfType<PlaybookExample>()];
    }

    private static PlaybookExample? Read(PlaybookBlock[] blocks, ProblemList problems)
    {
        var given = blocks.Where(block => block.Language == "yaml").ToArray();
        var text = blocks.Where(block => block.Language == "text").ToArray();
        var beside = blocks.Where(block => block.Language is not ("yaml" or "text")).ToArray();
        if (given.Length != 1 || text.Length != 1 || beside.DistinctBy(block => block.Language).Count() < beside.Length)
        {
            problems.Add(
                blocks[0].Line,
                $"The example `{blocks[0].Heading}` must be a yaml block (channel, inputs), a text block (the post), and one block for each thing beside it.");
            return null;
        }

        if (YamlMapping.Read(given[0], problems) is not { } yaml)
        {
            return null;
        }

        var channel = yaml.Text("channel");
        var angle = yaml.OptionalText("angle");
        var inputs = yaml.Mapping("inputs") is { } values ? ReadInputs(values) : null;
        yaml.RefuseTheRest();
        return inputs is null ? null : new PlaybookExample(
            given[0].Heading, text[0].Line, channel, angle, inputs, text[0].Text, beside.ToImmutableSortedDictionary(block => block.Language, block => block.Text));
    }

    private static DraftInputs ReadInputs(YamlMapping values)
    {
        var inputs = new DraftInputs
        {
            Theme = values.Text("theme"),
            BrandName = values.Text("brand_name"),
            Offer = values.OptionalText("offer"),
            Location = values.OptionalText("location"),
            Audience = values.OptionalText("audience"),
            Tone = values.OptionalText("tone"),
            Language = values.Text("language"),
            KeyPoints = values.OptionalTexts("key_points"),
            Industry = values.OptionalText("industry") ?? "",
            Requests = values.OptionalTexts("requests"),
        };
        values.RefuseTheRest();
        return inputs;
    }
}
