namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>What a learned reader sees in a text: its words, their beginnings and pieces, and which of them stand together or in
/// quotation marks. How long a text is says nothing about it, so nothing here tells.</summary>
internal static class TextFeatures
{
    private const int ShortBeginning = 4;
    private const int LongBeginning = 6;

    /// <summary>Every feature once, with the sentence where it is seen first.</summary>
    public static IReadOnlyDictionary<string, int> Of(WordsOfText text)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < text.Sentences.Count; number++)
        {
            var sentence = text.Sentences[number];
            foreach (var feature in OfWords(text, sentence))
            {
                seen.TryAdd(feature, number);
            }
        }

        return seen;
    }

    private static IEnumerable<string> OfWords(WordsOfText text, Sentence sentence)
    {
        string Word(int at) => at < sentence.End ? text.Words[at].Text : at > sentence.End ? "" : sentence.IsQuestion ? "?" : ".";
        yield return $"^ {Word(sentence.First)}";
        for (var at = sentence.First; at < sentence.End; at++)
        {
            var word = Word(at);
            yield return word;
            yield return $"{word} {Word(at + 1)}";
            yield return $"{word} _ {Word(at + 2)}";
            if (text.Words[at].IsQuoted)
            {
                yield return $"\"{word}";
            }

            foreach (var piece in PiecesOf(word))
            {
                yield return piece;
            }
        }
    }

    private static IEnumerable<string> PiecesOf(string word)
    {
        if (word.Length > ShortBeginning)
        {
            yield return $"{word[..ShortBeginning]}*";
        }

        if (word.Length > LongBeginning)
        {
            yield return $"{word[..LongBeginning]}*";
        }

        var whole = $"<{word}>";
        for (var length = 3; length <= 4; length++)
        {
            for (var at = 0; at + length <= whole.Length; at++)
            {
                yield return $"~{whole.AsSpan(at, length)}";
            }
        }
    }
}
