namespace Waooaw.Plant.Skills.Wording;

/// <summary>A word for how a post should sound, and the phrases by which it does.</summary>
/// <param name="Word">The same in every language; <paramref name="AlsoKnownAs"/> are the language's own words for it.</param>
internal sealed record Tone(string Word, IReadOnlyList<string> AlsoKnownAs, IReadOnlyDictionary<string, string> Phrases)
{
    /// <summary>The places of a post at which a tone is heard.</summary>
    public static IReadOnlyList<string> Slots { get; } = ["opening", "reason", "invitation"];

    public bool Fits(string word) => word == Word || AlsoKnownAs.Contains(word);

    /// <summary>The first word is heard in the first place, the second in the second, and so on; fewer words take turns.</summary>
    public static IReadOnlyDictionary<string, string> Blend(IReadOnlyList<Tone> tones) =>
        Slots.Select((slot, place) => (slot, tones[place % tones.Count].Phrases))
            .ToDictionary(heard => heard.slot, heard => heard.Phrases[heard.slot]);
}
