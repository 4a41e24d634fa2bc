using System.Globalization;

namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>One word of a word list, `guarantee*` for all that begins so; found also where its letters were pulled apart.</summary>
internal sealed record WordForm(string Text, bool IsOpen, bool IsNumber, int Letters)
{
    private const int LongestPulledApart = 24;

    /// <exception cref="FormatException">Nothing of it is a letter or a digit.</exception>
    public static WordForm Parse(string written)
    {
        var plain = Folding.Of(written.TrimEnd('*')).Trim();
        return written == "NN"
            ? new WordForm("", IsOpen: false, IsNumber: true, Letters: 1)
            : plain.Length > 0 && plain.All(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '\''))
                ? new WordForm(plain, written.EndsWith('*'), IsNumber: false, new StringInfo(plain).LengthInTextElements)
                : throw new FormatException($"'{written}' is not one word: write words apart, without hyphens and apostrophes.");
    }

    /// <summary>The word after it when it begins at a word; -1 when it is not there.</summary>
    public int EndOf(IReadOnlyList<Word> words, int at, int limit)
    {
        if (at >= limit)
        {
            return -1;
        }

        return IsNumber
            ? words[at].IsNumber ? at + 1 : -1
            : words[at].Text == Text || (IsOpen && words[at].Text.StartsWith(Text, StringComparison.Ordinal)) ? at + 1 : EndPulledApart(words, at, limit);
    }

    /// <summary>`c u r e`, `cu.re`, `मधु मे ह`: pieces that only make sense together.</summary>
    private int EndPulledApart(IReadOnlyList<Word> words, int at, int limit)
    {
        var (joined, singles, isGlued) = (words[at].Text, words[at].Letters == 1 ? 1 : 0, true);
        if (!Text.StartsWith(joined, StringComparison.Ordinal))
        {
            return -1;
        }

        for (var end = at + 1; end < limit && end - at < LongestPulledApart; end++)
        {
            joined += words[end].Text;
            singles += words[end].Letters == 1 ? 1 : 0;
            isGlued &= words[end].IsGlued;
            var isWhole = joined == Text || (IsOpen && joined.StartsWith(Text, StringComparison.Ordinal));
            if (isWhole)
            {
                var pieces = end - at + 1;
                return isGlued || pieces == singles || (pieces - singles <= 1 && pieces >= 3) || (Text[0] >= '\u0900' && singles > 0 && Letters >= 3)
                    ? end + 1
                    : -1;
            }

            if (!Text.StartsWith(joined, StringComparison.Ordinal))
            {
                return -1;
            }
        }

        return -1;
    }
}
