using System.Buffers;
using System.Globalization;
using System.Text;

namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>A text as a reader takes it in: plain words in sentences, each with the stretch of the original it came from.</summary>
internal sealed class WordsOfText
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("!?।॥\n…");

    private static readonly SearchValues<char> Pauses = SearchValues.Create(",;:–—()-");

    private static readonly HashSet<string> Shortened =
    [
        .. "dr doc mr mrs ms smt shri sri st no rs prof vs nr opp approx tel ph mob min max डॉ डा श्री श्रीमती सुश्री प्रो रु वै कु नं".Split(' ').Select(Folding.Of),
    ];

    private static readonly HashSet<string> Turns = [.. "but however yet though par lekin magar kintu बल्कि पर लेकिन मगर किंतु परंतु balki".Split(' ').Select(Folding.Of)];

    private WordsOfText(string original, IReadOnlyList<Word> words, IReadOnlyList<Sentence> sentences) =>
        (Original, Words, Sentences) = (original, words, sentences);

    public string Original { get; }

    public IReadOnlyList<Word> Words { get; }

    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>What learned readers see in it, each once, with the sentence where it is seen first; looked for once, however many rules read.</summary>
    public IReadOnlyDictionary<string, int> Features => field ??= TextFeatures.Of(this);

    public static WordsOfText Read(string original)
    {
        var plain = Plain(original);
        var words = new List<Word>();
        var sentences = new List<Sentence>();
        var (sentence, clause, begun, isQuoted, gap) = (0, 0, 0, false, 0);
        for (var i = 0; i < plain.Count;)
        {
            var end = EndOfWord(plain, i);
            if (end == i)
            {
                isQuoted = plain[i].Char switch { '"' => !isQuoted, '“' or '«' or '„' => true, '”' or '»' => false, _ => isQuoted };
                i++;
                continue;
            }

            var between = Between(plain, gap, i);
            if (words.Count > 0 && EndsSentence(between, words[^1].Text))
            {
                sentences.Add(new Sentence(begun, words.Count, between.Contains('?')));
                (begun, sentence, clause) = (words.Count, sentence + 1, clause + 1);
            }

            var text = Joined(plain, i, end);
            clause += between.AsSpan().ContainsAny(Pauses) && !IsGluing(between) || Turns.Contains(text) ? 1 : 0;
            words.Add(new Word(text, plain[i].Start, plain[end - 1].End)
            {
                Letters = new StringInfo(text).LengthInTextElements,
                IsCapital = plain[i].IsCapital,
                IsGlued = IsGluing(between),
                IsQuoted = isQuoted,
                Sentence = sentence,
                Clause = clause,
                Before = between,
            });
            (gap, i) = (end, end);
        }

        if (words.Count > begun)
        {
            sentences.Add(new Sentence(begun, words.Count, Between(plain, gap, plain.Count).Contains('?')));
        }

        return new WordsOfText(original, words, sentences);
    }

    private readonly record struct PlainChar(char Char, int Start, int End, bool IsCapital);

    private static List<PlainChar> Plain(string original)
    {
        var plain = new List<PlainChar>(original.Length);
        for (var at = 0; at < original.Length;)
        {
            // Whole characters as a reader sees them, so that a span never cuts one in half.
            var length = StringInfo.GetNextTextElementLength(original, at);
            foreach (var rune in original.AsSpan(at, length).EnumerateRunes())
            {
                foreach (var c in Folding.Of(rune))
                {
                    plain.Add(new PlainChar(c, at, at + length, Rune.IsUpper(rune)));
                }
            }

            at += length;
        }

        for (var i = 0; i + 2 < plain.Count; i++)
        {
            if (Folding.IsNasalBefore(plain[i].Char, plain[i + 1].Char, plain[i + 2].Char))
            {
                plain[i] = plain[i] with { Char = Folding.Anusvara };
                plain.RemoveAt(i + 1);
            }
        }

        // “s3x” and “l1ng” are read as they are meant.
        for (var i = 1; i + 1 < plain.Count; i++)
        {
            if (Meant(plain[i].Char) is { } letter && char.IsAsciiLetter(plain[i - 1].Char) && char.IsAsciiLetter(plain[i + 1].Char))
            {
                plain[i] = plain[i] with { Char = letter };
            }
        }

        return plain;
    }

    private static char? Meant(char digit) => digit switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '$' => 's', _ => null };

    private static int EndOfWord(List<PlainChar> plain, int start)
    {
        var isTag = start > 0 && plain[start - 1].Char == '#';
        var end = start;
        while (end < plain.Count && Belongs(end))
        {
            end++;
        }

        return end;

        bool Belongs(int at)
        {
            var c = plain[at].Char;
            if (c == '\'')
            {
                return at > start && at + 1 < plain.Count && char.IsAsciiLetter(plain[at - 1].Char) && char.IsAsciiLetter(plain[at + 1].Char);
            }

            if (!IsLetter(c) && !char.IsAsciiDigit(c))
            {
                return false;
            }

            // 14weeks are two words, and so are the parts of #TeamBoy.
            return at == start
                || (char.IsAsciiDigit(c) == char.IsAsciiDigit(plain[start].Char) && !(isTag && plain[at].IsCapital && !plain[at - 1].IsCapital));
        }
    }

    private static bool IsLetter(char c) => char.IsLetter(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Joined(List<PlainChar> plain, int start, int end)
    {
        var word = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            // “sooooo” is “so”; digits stay as they are, and so does a doubled letter.
            var last = i;
            while (last + 1 < end && plain[last + 1].Char == plain[i].Char)
            {
                last++;
            }

            var isDrawnOut = last - i >= 2 && !char.IsAsciiDigit(plain[i].Char);
            i = isDrawnOut ? last : i;
            if (plain[i].Char != '\'')
            {
                word.Append(plain[i].Char);
            }
        }

        return word.ToString();
    }

    private static string Between(List<PlainChar> plain, int from, int to) => string.Concat(plain[from..to].Select(at => at.Char));

    private static bool IsGluing(string between) => between.Length == 1 && !char.IsWhiteSpace(between[0]);

    private static bool EndsSentence(string between, string wordBefore)
    {
        if (between.AsSpan().ContainsAny(Ends))
        {
            return true;
        }

        var stop = between.IndexOf('.');
        return stop >= 0 && stop + 1 < between.Length && !(Shortened.Contains(wordBefore) || (wordBefore.Length == 1 && !char.IsAsciiDigit(wordBefore[0])));
    }
}

/// <summary>The words from <paramref name="First"/> up to <paramref name="End"/>.</summary>
internal readonly record struct Sentence(int First, int End, bool IsQuestion)
{
    public int Length => End - First;
}
