using System.Globalization;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>Shortens a text so that no character, as a reader sees characters, is cut in half; and no hashtag, mention or address either.</summary>
internal static class GraphemeCut
{
    private const string Ellipsis = "…";
    private const int LongestWordToKeepWhole = 60;

    /// <summary>The text when it fits, else the longest beginning that fits with an ellipsis; empty when not even that does.</summary>
    /// <param name="fits">Asked of whole candidates, so whoever counts may count as they like; a longer beginning never fits better.</param>
    public static string Shorten(string text, Func<string, bool> fits)
    {
        if (fits(text))
        {
            return text;
        }

        var boundaries = Boundaries(text);
        var (longest, tooLong) = ("", boundaries.Count);
        for (var shortest = 0; shortest < tooLong;)
        {
            var middle = (shortest + tooLong) / 2;
            var kept = Beginning(text, boundaries[middle]);
            if (kept.Length == 0 || fits(kept))
            {
                (longest, shortest) = (kept, middle + 1);
            }
            else
            {
                tooLong = middle;
            }
        }

        return longest;
    }

    private static string Beginning(string text, int boundary)
    {
        var kept = text[..BeforeWhatMustStayWhole(text, boundary)].TrimEnd().TrimEnd('•', '-', '–', ',', ';', ':').TrimEnd();
        return kept.Length == 0 ? "" : kept + Ellipsis;
    }

    /// <summary>Every place at which the text may be cut without cutting what a reader sees as one character.</summary>
    private static List<int> Boundaries(string text)
    {
        var boundaries = new List<int>();
        for (var end = 0; end < text.Length;)
        {
            end += StringInfo.GetNextTextElementLength(text, end);
            if (!JoinsWithNext(text[end - 1]))
            {
                boundaries.Add(end);
            }
        }

        return boundaries;
    }

    /// <summary>A virama of an Indic script or a joiner binds what stands before it to what follows: one letter to its reader.</summary>
    private static bool JoinsWithNext(char c) => c is
        '\u094D' or '\u09CD' or '\u0A4D' or '\u0ACD' or '\u0B4D' or '\u0BCD' or '\u0C4D' or '\u0CCD' or '\u0D4D' or '\u0DCA' or '\u200D';

    private static int BeforeWhatMustStayWhole(string text, int cut)
    {
        if (cut == 0 || cut == text.Length || char.IsWhiteSpace(text[cut]) || char.IsWhiteSpace(text[cut - 1]))
        {
            return cut;
        }

        var start = cut;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        var end = cut;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var word = text[start..end];
        var mustStayWhole = word.Length <= LongestWordToKeepWhole
            || word.Contains('#') || word.Contains('＃') || word.Contains('@') || word.Contains("://", StringComparison.Ordinal);
        return mustStayWhole ? start : cut;
    }
}
