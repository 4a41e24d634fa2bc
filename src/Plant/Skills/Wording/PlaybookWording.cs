namespace Waooaw.Plant.Skills.Wording;

/// <summary>All the words of a playbook; the code around it has none.</summary>
/// <param name="Tones">In the order of the lexicon: the first is used when nobody asks for another.</param>
/// <param name="NeverSaid">Words that no example may hold.</param>
/// <param name="Message">A template for each of <see cref="MessageParts.Names"/>.</param>
/// <param name="Channels">By channel.</param>
internal sealed record PlaybookWording(
    IReadOnlyList<Tone> Tones,
    IReadOnlyList<Industry> Industries,
    PhraseBook Phrases,
    IReadOnlyList<string> NeverSaid,
    IReadOnlyDictionary<string, LiquidTemplate> Message,
    IReadOnlyDictionary<string, ChannelWording> Channels)
{
    public Industry IndustryOf(string name)
    {
        var wanted = name.ToLowerInvariant();
        return Industries.FirstOrDefault(industry => industry.Fits(wanted))
            ?? Industries.Single(industry => industry.Name == Industry.General);
    }
}

/// <summary>How one channel says a message, with a template for each of <see cref="MessageParts.OfChannel"/>.</summary>
internal sealed record ChannelWording(string SuggestedLocalTime, IReadOnlyDictionary<string, LiquidTemplate> Parts);
