namespace Waooaw.Plant.Skills.Loading;

/// <summary>Inputs with the post they must give, byte for byte.</summary>
internal sealed record PlaybookExample(string Name, int Line, string Channel, DraftInputs Inputs, string Output)
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
        if (blocks is not [{ Language: "yaml" } given, { Language: "text" } expected])
        {
            problems.Add(blocks[0].Line, $"The example `{blocks[0].Heading}` must be a yaml block (channel, inputs) and a text block (the post).");
            return null;
        }

        if (YamlMapping.Read(given, problems) is not { } yaml)
        {
            return null;
        }

        var channel = yaml.Text("channel");
        var inputs = yaml.Mapping("inputs") is { } values ? ReadInputs(values) : null;
        yaml.RefuseTheRest();
        return inputs is null ? null : new PlaybookExample(given.Heading, expected.Line, channel, inputs, expected.Text);
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
