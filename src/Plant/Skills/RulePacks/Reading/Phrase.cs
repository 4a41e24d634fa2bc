namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>A few words that belong together, as a line of a word list writes them: `zero|no ~ side effect*`.</summary>
internal sealed class Phrase
{
    private const int SmallGap = 3;
    private const int LargeGap = 8;

    private readonly Part[] _parts;

    private Phrase(Part[] parts)
    {
        _parts = parts;
        var needed = Array.FindIndex(parts, part => !part.IsOptional);
        Part[] first = needed < 0 ? [] : parts[..(needed + 1)];
        Letters = first.Length > 0 && first.All(part => part.Letters is not null) ? [.. first.SelectMany(part => part.Letters!)] : null;
    }

    /// <summary>The letters that it can begin with; null when it may begin with any.</summary>
    public HashSet<char>? Letters { get; }

    /// <summary>Reads a line of a word list.</summary>
    /// <param name="sections">What `&lt;name&gt;` stands for.</param>
    /// <exception cref="FormatException">The line says nothing, begins or ends with a gap, or names a section that is not there.</exception>
    public static Phrase Parse(string line, IReadOnlyDictionary<string, PhraseSet> sections)
    {
        var tokens = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return tokens.Length > 0 && tokens[0][0] != '~' && tokens[^1][0] != '~'
            ? new Phrase([.. tokens.Select(token => Part.Parse(token, sections))])
            : throw new FormatException($"'{line}' is no phrase: it begins and ends with a word.");
    }

    /// <summary>Where the phrase ends when it begins at a word; -1 when it is not there.</summary>
    public int EndOf(WordsOfText text, int at, int limit) => EndOf(text, at, limit, part: 0);

    private int EndOf(WordsOfText text, int at, int limit, int part)
    {
        if (part == _parts.Length)
        {
            return at;
        }

        var wanted = _parts[part];
        if (wanted.Gap > 0)
        {
            for (var skipped = 0; skipped <= wanted.Gap && at + skipped < limit; skipped++)
            {
                if (EndOf(text, at + skipped, limit, part + 1) is >= 0 and var far)
                {
                    return far;
                }
            }

            return -1;
        }

        foreach (var next in wanted.Ends(text, at, limit))
        {
            if (EndOf(text, next, limit, part + 1) is >= 0 and var end)
            {
                return end;
            }
        }

        return wanted.IsOptional ? EndOf(text, at, limit, part + 1) : -1;
    }

    private sealed record Part(int Gap, bool IsOptional, IReadOnlyList<WordForm> Words, IReadOnlyList<PhraseSet> Sets)
    {
        /// <summary>The letters that it can begin with; null for a gap, a number, and a section that may begin with any.</summary>
        public HashSet<char>? Letters { get; } = Gap > 0 || Words.Any(word => word.IsNumber) || Sets.Any(set => set.Letters is null)
            ? null
            : [.. Words.Select(word => word.Text[0]), .. Sets.SelectMany(set => set.Letters!)];

        public static Part Parse(string token, IReadOnlyDictionary<string, PhraseSet> sections)
        {
            if (token is "~" or "~~")
            {
                return new Part(token == "~" ? SmallGap : LargeGap, IsOptional: false, [], []);
            }

            var isOptional = token.EndsWith('?');
            var choices = token.TrimEnd('?').Split('|');
            return new Part(
                Gap: 0,
                isOptional,
                [.. choices.Where(choice => choice[0] != '<').Select(WordForm.Parse)],
                [.. choices.Where(choice => choice[0] == '<').Select(choice => sections.TryGetValue(choice.Trim('<', '>'), out var set)
                    ? set
                    : throw new FormatException($"There is no section {choice} above this line."))]);
        }

        public IEnumerable<int> Ends(WordsOfText text, int at, int limit)
        {
            foreach (var word in Words)
            {
                if (word.EndOf(text.Words, at, limit) is > 0 and var end)
                {
                    yield return end;
                }
            }

            foreach (var set in Sets)
            {
                if (set.EndOf(text, at, limit) is > 0 and var end)
                {
                    yield return end;
                }
            }
        }
    }
}
