namespace Waooaw.Plant.Skills.Wording;

/// <summary>All the words of a playbook in one language; the code around it has none.</summary>
/// <param name="Tones">In the order of the lexicon: the first is used when nobody asks for another.</param>
/// <param name="NeverSaid">Words that no post may hold.</param>
/// <param name="Angles">In the order in which the posts of one theme use them.</param>
/// <param name="Channels">By channel, in the order of the file.</param>
internal sealed record PlaybookWording(
    IReadOnlyList<Tone> Tones,
    IReadOnlyList<Industry> Industries,
    PhraseBook Phrases,
    IReadOnlyList<string> NeverSaid,
    IReadOnlyList<Angle> Angles,
    IReadOnlyDictionary<string, ChannelWording> Channels)
{
    public Industry IndustryOf(string name)
    {
        var wanted = name.ToLowerInvariant();
        return Industries.FirstOrDefault(industry => industry.Fits(wanted))
            ?? Industries.Single(industry => industry.Name == Industry.General);
    }
}
