using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>Reads the sections that list words: tones, industries, requests, and what is never said.</summary>
internal sealed class LexiconReader(PlaybookSections sections, ProblemList problems)
{
    public const string TonesTitle = "Tones";
    public const string IndustriesTitle = "Industries";
    public const string RequestsTitle = "Requests";
    public const string NegationsTitle = "Negations";
    public const string NeverSayTitle = "Never say";

    private const string Also = "also";

    public List<Tone> Tones()
    {
        if (Mapping(TonesTitle) is not { } lexicon)
        {
            return [];
        }

        var tones = new List<Tone>();
        foreach (var word in lexicon.Names)
        {
            if (lexicon.Mapping(word) is { } phrases)
            {
                tones.Add(new Tone(word, phrases.OptionalTexts(Also), Tone.Slots.ToDictionary(slot => slot, phrases.Text)));
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

    /// <summary>The industries, each with exactly the phrases that `general` has.</summary>
    public List<Industry> Industries()
    {
        if (Mapping(IndustriesTitle) is not { } known)
        {
            return [];
        }

        if (!known.Names.Contains(Industry.General) || known.Mapping(Industry.General) is not { } general)
        {
            problems.Add(known.Line, $"The industry `{Industry.General}` is missing: it is for everybody whom no other fits.");
            return [];
        }

        var phrases = general.Names.Where(name => name != Also).ToArray();
        var industries = new List<Industry>();
        foreach (var name in known.Names)
        {
            if (known.Mapping(name) is { } says)
            {
                industries.Add(new Industry(name, says.OptionalTexts(Also), phrases.ToDictionary(phrase => phrase, says.Text)));
                says.RefuseTheRest();
            }
        }

        return industries;
    }

    public PhraseBook Phrases()
    {
        var requests = Mapping(RequestsTitle) is { } known ? known.Names.ToDictionary(name => name, known.Texts) : [];
        return new PhraseBook(requests, Negated());
    }

    public IReadOnlyList<string> NeverSaid()
    {
        if (Mapping(NeverSayTitle) is not { } never)
        {
            return [];
        }

        var words = never.Texts("words");
        never.RefuseTheRest();
        return words;
    }

    /// <summary>The one section that may be left out.</summary>
    private Negations Negated()
    {
        if (!sections.Has(NegationsTitle) || Mapping(NegationsTitle) is not { } words)
        {
            return Negations.None;
        }

        var negations = new Negations(words.OptionalTexts("before"), words.OptionalTexts("behind"));
        words.RefuseTheRest();
        return negations;
    }

    private YamlMapping? Mapping(string title)
    {
        if (sections.Find(title) is not { } section)
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
}
