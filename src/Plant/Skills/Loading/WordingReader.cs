using System.Globalization;
using Waooaw.Effects;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>Reads the sections of a playbook's body into its wording.</summary>
internal sealed class WordingReader(IReadOnlyList<PlaybookSection> sections, ProblemList problems)
{
    public const string Examples = "Examples";

    private const string Tones = "Tones";
    private const string Industries = "Industries";
    private const string Requests = "Requests";
    private const string NeverSay = "Never say";
    private const string Message = "Message";
    private const string ChannelPrefix = "Channel ";

    private static readonly string[] Known = [Tones, Industries, Requests, NeverSay, Message, Examples];

    /// <summary>The wording; null when something is wrong, which is then named.</summary>
    public PlaybookWording? Read()
    {
        CheckTitles();
        var tones = ReadTones();
        var industries = ReadIndustries();
        var requests = ReadRequests();
        var neverSaid = Mapping(NeverSay) is { } never ? never.Texts("words") : [];
        var names = TemplateNames.OfMessage(requests.Keys);
        var message = Section(Message) is { } section ? Templates(section, MessageParts.Names, names) : [];
        var channels = ReadChannels(names.WithMessage());
        return problems.IsEmpty
            ? new PlaybookWording(tones, industries, new PhraseBook(requests), neverSaid, message, channels)
            : null;
    }

    private void CheckTitles()
    {
        foreach (var section in sections.Where(section => !Known.Contains(section.Title) && !IsChannel(section)))
        {
            problems.Add(section.Line, $"The section `{section.Title}` is not known; there are: {string.Join(", ", Known)}, {ChannelPrefix}….");
        }

        foreach (var twice in sections.GroupBy(section => section.Title).Where(group => group.Count() > 1))
        {
            problems.Add(twice.Last().Line, $"The section `{twice.Key}` stands twice.");
        }
    }

    private List<Tone> ReadTones()
    {
        if (Mapping(Tones) is not { } lexicon)
        {
            return [];
        }

        var tones = new List<Tone>();
        foreach (var word in lexicon.Names)
        {
            if (lexicon.Mapping(word) is { } phrases)
            {
                tones.Add(new Tone(word, Tone.Slots.ToDictionary(slot => slot, phrases.Text)));
                phrases.RefuseTheRest();
            }
        }

        foreach (var twice in Tone.Slots.SelectMany(slot => tones.GroupBy(tone => tone.Phrases[slot]).Where(group => group.Count() > 1)))
        {
            var words = twice.Select(tone => tone.Word).ToArray();
            problems.Add(lexicon.LineOfMember(words[^1]), $"The tones {string.Join(" and ", words)} say the same: “{twice.Key}”.");
        }

        return tones;
    }

    private List<Industry> ReadIndustries()
    {
        if (Mapping(Industries) is not { } known)
        {
            return [];
        }

        var industries = new List<Industry>();
        foreach (var name in known.Names)
        {
            if (known.Mapping(name) is { } says)
            {
                industries.Add(new Industry(
                    name, says.OptionalTexts("also"), says.Text("emoji"), says.Text("tag"), says.Text("disclaimer")));
                says.RefuseTheRest();
            }
        }

        if (industries.All(industry => industry.Name != Industry.General))
        {
            problems.Add(known.Line, $"The industry `{Industry.General}` is missing: it is for everybody whom no other fits.");
        }

        return industries;
    }

    private Dictionary<string, IReadOnlyList<string>> ReadRequests() =>
        Mapping(Requests) is { } known ? known.Names.ToDictionary(name => name, known.Texts) : [];

    private Dictionary<string, ChannelWording> ReadChannels(TemplateNames names)
    {
        var channels = new Dictionary<string, ChannelWording>();
        foreach (var section in sections.Where(IsChannel))
        {
            var channel = section.Title[ChannelPrefix.Length..];
            if (Providers.Find(channel) is null)
            {
                problems.Add(section.Line, $"The channel `{channel}` is not known.");
            }

            channels[channel] = new ChannelWording(SuggestedTime(section), Templates(section, MessageParts.OfChannel, names));
        }

        if (channels.Count == 0)
        {
            problems.Add(1, $"There is no section `{ChannelPrefix}…`, so there is nothing to write for.");
        }

        return channels;
    }

    private string SuggestedTime(PlaybookSection section)
    {
        if (section.Blocks.FirstOrDefault(block => block is { Heading: "", Language: "yaml" }) is not { } block
            || YamlMapping.Read(block, problems) is not { } settings)
        {
            problems.Add(section.Line, "A yaml block with `suggested_local_time` is missing at the start of the section.");
            return "";
        }

        var time = settings.Text("suggested_local_time");
        settings.RefuseTheRest();
        if (time.Length > 0 && !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(settings.LineOfMember("suggested_local_time"), $"`{time}` is not an hour and minute such as \"10:30\".");
        }

        return time;
    }

    private Dictionary<string, LiquidTemplate> Templates(PlaybookSection section, IReadOnlyList<string> parts, TemplateNames names)
    {
        var templates = new Dictionary<string, LiquidTemplate>();
        foreach (var block in section.Blocks.Where(block => block.Language == "liquid"))
        {
            if (!parts.Contains(block.Heading))
            {
                problems.Add(block.Line, $"`{block.Heading}` is no part of `{section.Title}`; its parts are: {string.Join(", ", parts)}.");
            }
            else if (templates.ContainsKey(block.Heading))
            {
                problems.Add(block.Line, $"`{section.Title}` has two templates for `{block.Heading}`.");
            }
            else if (TemplateReader.Read(block, names, problems) is { } template)
            {
                templates[block.Heading] = template;
            }
        }

        foreach (var part in parts.Where(part => section.Blocks.All(block => block.Heading != part || block.Language != "liquid")))
        {
            problems.Add(section.Line, $"`{section.Title}` has no template for `{part}`.");
        }

        return templates;
    }

    private YamlMapping? Mapping(string title)
    {
        if (Section(title) is not { } section)
        {
            return null;
        }

        if (section.Blocks is [{ Language: "yaml" } block])
        {
            return YamlMapping.Read(block, problems);
        }

        problems.Add(section.Line, $"`{title}` must have exactly one yaml block.");
        return null;
    }

    private PlaybookSection? Section(string title)
    {
        var section = sections.FirstOrDefault(section => section.Title == title);
        if (section is null)
        {
            problems.Add(1, $"The section `{title}` is missing.");
        }

        return section;
    }

    private static bool IsChannel(PlaybookSection section) => section.Title.StartsWith(ChannelPrefix, StringComparison.Ordinal);
}
