namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>Phrases that mean the same to a rule.</summary>
internal sealed class PhraseSet
{
    // A list has hundreds of phrases and a post hundreds of words: only those are tried that begin with the word's first letter.
    private readonly Dictionary<char, Phrase[]> _byLetter;
    private readonly Phrase[] _others;

    public PhraseSet(string name, IReadOnlyList<Phrase> phrases)
    {
        Name = name;
        Letters = phrases.All(phrase => phrase.Letters is not null) ? [.. phrases.SelectMany(phrase => phrase.Letters!)] : null;
        _others = [.. phrases.Where(phrase => phrase.Letters is null)];
        _byLetter = phrases.SelectMany(phrase => phrase.Letters ?? []).Distinct().ToDictionary(
            letter => letter,
            letter => phrases.Where(phrase => phrase.Letters?.Contains(letter) ?? true).ToArray());
    }

    public string Name { get; }

    /// <summary>The letters that a place can begin with; null when it may begin with any.</summary>
    public HashSet<char>? Letters { get; }

    /// <summary>Where one of them ends when it begins at a word; -1 when none does.</summary>
    public int EndOf(WordsOfText text, int at, int limit)
    {
        if (at >= limit)
        {
            return -1;
        }

        foreach (var phrase in _byLetter.GetValueOrDefault(text.Words[at].Text[0], _others))
        {
            if (phrase.EndOf(text, at, limit) is > 0 and var end)
            {
                return end;
            }
        }

        return -1;
    }

    /// <summary>The places in a sentence, first to last.</summary>
    public IEnumerable<Place> In(WordsOfText text, Sentence sentence)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (EndOf(text, at, sentence.End) is > 0 and var end)
            {
                yield return new Place(at, end);
            }
        }
    }

    public bool IsIn(WordsOfText text, Sentence sentence) => In(text, sentence).Any();

    /// <summary>Whether one of them stands in the same stretch between commas and turns.</summary>
    public bool IsInClauseOf(WordsOfText text, Sentence sentence, Place place) => In(text, sentence).Any(found =>
        text.Words[found.First].Clause <= text.Words[place.End - 1].Clause && text.Words[found.End - 1].Clause >= text.Words[place.First].Clause);
}

/// <summary>The words from <paramref name="First"/> up to <paramref name="End"/>.</summary>
internal readonly record struct Place(int First, int End);
