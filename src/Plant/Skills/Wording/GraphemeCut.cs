using System.Globalization;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>Shortens a text so that no character, as a reader sees characters, is cut in half; and no hashtag, mention or address either.</summary>
internal static class GraphemeCut
{
    private const string Ellipsis = "…";
    private const int LongestWordToKeepWhole = 60;

    /// <summary>The text when it fits, else its beginning with an ellipsis; empty when not even that fits.</summary>
    /// <param name="room">In UTF-16 code units.</param>
    public static string Shorten(string text, int room)
    {
        if (text.Length <= room)
        {
            return text;
        }

        var cut = BeforeWhatMustStayWhole(text, LastBoundary(text, room - Ellipsis.Length));
        var kept = text[..cut].TrimEnd().TrimEnd('•', '-', '–', ',', ';', ':').TrimEnd();
        return kept.Length == 0 ? "" : kept + Ellipsis;
    }

    private static int LastBoundary(string text, int room)
    {
        var end = 0;
        var lastNotInsideConjunct = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > room)
            {
                break;
            }

            end = next;
            if (!JoinsWithNext(text[end - 1]))
            {
                lastNotInsideConjunct = end;
            }
        }

        return lastNotInsideConjunct;
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
