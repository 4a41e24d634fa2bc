using System.Globalization;
using Waooaw.Effects;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>Reads the sections of a playbook's body into its wording.</summary>
/// <param name="providers">Those that a channel may be written for.</param>
internal sealed class WordingReader(IReadOnlyList<PlaybookSection> all, IReadOnlyList<Provider> providers, ProblemList problems)
{
    public const string Examples = "Examples";

    private const string Message = "Message";
    private const string AnglePrefix = "Angle ";
    private const string ChannelPrefix = "Channel ";

    private static readonly string[] Known =
    [
        LexiconReader.TonesTitle, LexiconReader.IndustriesTitle, LexiconReader.RequestsTitle, LexiconReader.NegationsTitle,
        LexiconReader.NeverSayTitle, Message, Examples,
    ];

    private readonly PlaybookSections _sections = new(all, Known, [AnglePrefix, ChannelPrefix], problems);

    /// <summary>The wording; null when something is wrong, which is then named.</summary>
    public PlaybookWording? Read()
    {
        var lexicon = new LexiconReader(_sections, problems);
        var (tones, industries, phrases, neverSaid) = (lexicon.Tones(), lexicon.Industries(), lexicon.Phrases(), lexicon.NeverSaid());
        var angleNames = _sections.Of(AnglePrefix).Select(angle => angle.Name);
        var names = TemplateNames.OfMessage(
            industries.FirstOrDefault()?.Phrases.Keys ?? [], phrases.Requests.Keys, angleNames, isSure: industries.Count > 0);
        var angles = ReadAngles(names);
        var channels = ReadChannels(names.WithMessage());
        return problems.IsEmpty ? new PlaybookWording(tones, industries, phrases, neverSaid, angles, channels) : null;
    }

    /// <summary>Every angle says all parts of the message; what they say alike stands in the section of the message.</summary>
    private List<Angle> ReadAngles(TemplateNames names)
    {
        if (_sections.Find(Message) is not { } message)
        {
            return [];
        }

        var shared = Templates(message, MessageParts.Names, names);
        var sections = _sections.Of(AnglePrefix);
        if (sections.Count == 0)
        {
            NameTheMissing(message, MessageParts.Names, [message]);
            return [new Angle("", 0, shared)];
        }

        var angles = new List<Angle>();
        foreach (var (name, section) in sections)
        {
            var own = Templates(section, MessageParts.Names, names);
            NameTheMissing(section, MessageParts.Names, [section, message]);
            angles.Add(new Angle(name, DaysLater(section), shared.Concat(own).GroupBy(part => part.Key)
                .ToDictionary(part => part.Key, part => part.Last().Value)));
        }

        return angles;
    }

    private Dictionary<string, ChannelWording> ReadChannels(TemplateNames names)
    {
        var channels = new Dictionary<string, ChannelWording>();
        foreach (var (channel, section) in _sections.Of(ChannelPrefix))
        {
            if (providers.FirstOrDefault(provider => provider.Name == channel) is not { } provider)
            {
                problems.Add(
                    section.Line,
                    $"The channel `{channel}` is not known; there are: {string.Join(", ", providers.Select(known => known.Name))}.");
                continue;
            }

            var needed = MessageParts.Needed(provider.Form);
            NameTheMissing(section, needed, [section]);
            var parts = Templates(section, [.. needed, .. MessageParts.Offered(provider.Form)], names);
            var (time, replacements) = ChannelSettings(section);
            channels[channel] = new ChannelWording(provider, time, replacements, parts);
        }

        if (channels.Count == 0)
        {
            problems.Add(1, $"There is no section `{ChannelPrefix}…`, so there is nothing to write for.");
        }

        return channels;
    }

    private int DaysLater(PlaybookSection section)
    {
        if (Settings(section, "days_later") is not { } settings)
        {
            return 0;
        }

        var days = settings.Text("days_later");
        settings.RefuseTheRest();
        if (days.Length > 0 && !(int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 30))
        {
            problems.Add(settings.LineOfMember("days_later"), $"`{days}` is not a number of days from 0 to 30.");
            return 0;
        }

        return days.Length > 0 ? int.Parse(days, CultureInfo.InvariantCulture) : 0;
    }

    private (string Time, IReadOnlyDictionary<string, string> Replacements) ChannelSettings(PlaybookSection section)
    {
        if (Settings(section, "suggested_local_time") is not { } settings)
        {
            return ("", new Dictionary<string, string>());
        }

        var time = settings.Text("suggested_local_time");
        var signs = settings.Has("replace") ? settings.Mapping("replace") : null;
        settings.RefuseTheRest();
        if (time.Length > 0 && !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problems.Add(settings.LineOfMember("suggested_local_time"), $"`{time}` is not an hour and minute such as \"10:30\".");
        }

        return (time, signs?.Names.ToDictionary(sign => sign, signs.Text) ?? []);
    }

    private YamlMapping? Settings(PlaybookSection section, string member)
    {
        if (section.Blocks.FirstOrDefault(block => block is { Heading: "", Language: "yaml" }) is { } block)
        {
            return YamlMapping.Read(block, problems);
        }

        problems.Add(section.Line, $"A yaml block with `{member}` is missing at the start of the section.");
        return null;
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

        return templates;
    }

    private void NameTheMissing(PlaybookSection section, IReadOnlyList<string> parts, PlaybookSection[] places)
    {
        var written = places.SelectMany(place => place.Blocks).Where(block => block.Language == "liquid").Select(block => block.Heading);
        foreach (var part in parts.Except(written))
        {
            problems.Add(section.Line, $"`{section.Title}` has no template for `{part}`.");
        }
    }
}
