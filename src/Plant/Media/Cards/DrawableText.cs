using System.Globalization;
using System.Text;

namespace Waooaw.Plant.Media.Cards;

/// <summary>What of a text can be drawn. Signs that no font has, such as emoji, are left out; where a letter is missing nothing is
/// drawn at all, because the rest would say something else.</summary>
internal static class DrawableText
{
    /// <summary>The words; none where the text cannot be drawn.</summary>
    public static IReadOnlyList<string> WordsOf(string? text, CardFont font)
    {
        var drawn = new StringBuilder();
        var isAfterGap = false;
        var graphemes = StringInfo.GetTextElementEnumerator(Plain(text));
        while (graphemes.MoveNext())
        {
            var grapheme = graphemes.GetTextElement();
            if (string.IsNullOrWhiteSpace(grapheme))
            {
                drawn.Append(' ');
            }
            else if (font.Has(grapheme))
            {
                if (isAfterGap && char.IsPunctuation(grapheme[0]) && grapheme[0] is not ('(' or '"' or '\'' or '“' or '‘'))
                {
                    TrimEnd(drawn); // "Sale 🎉!" becomes "Sale!"
                }

                drawn.Append(grapheme);
                isAfterGap = false;
            }
            else if (grapheme.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune)))
            {
                return [];
            }
            else
            {
                drawn.Append(' ');
                isAfterGap = true;
            }
        }

        return drawn.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\u2011': // a hyphen that does not break; we break at spaces only
                    plain.Append('-');
                    break;
                case '\ufe0e' or '\ufe0f' or '\u20e3': // 1️⃣ is a 1 with signs that ask for a picture of it
                    break;
                case '\u200c' or '\u200d': // they shape conjuncts
                    plain.Append((char)rune.Value);
                    break;
                default:
                    if (Rune.IsWhiteSpace(rune))
                    {
                        plain.Append(' ');
                    }
                    else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                    {
                        plain.Append(rune.ToString());
                    }

                    break;
            }
        }

        return plain.ToString();
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }
}
