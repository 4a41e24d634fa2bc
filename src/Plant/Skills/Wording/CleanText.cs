using System.Globalization;
using System.Text.RegularExpressions;
using Waooaw.Contracts.Canonical;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>A text from outside on one line, or the reason why it cannot be one.</summary>
internal static partial class CleanText
{
    /// <summary>Why a text may not stand in a post at all; null when it may.</summary>
    public static string? Objection(string text)
    {
        if (!StrictUtf8.IsWhole(text))
        {
            return "The text holds half a character. Type it again.";
        }

        return text.Any(IsInvisibleControl) ? "The text holds a control character that nobody can see. Type it again." : null;
    }

    /// <summary>White space of every kind, line ends too, becomes one space.</summary>
    public static string OnOneLine(string text) => Blanks().Replace(text, " ").Trim();

    /// <summary>Control characters that are no white space, and those that turn the direction of reading around.</summary>
    private static bool IsInvisibleControl(char c) =>
        (char.GetUnicodeCategory(c) == UnicodeCategory.Control && c is not ('\t' or '\n' or '\r' or '\u0085'))
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // \s knows the line and paragraph separators, U+0085 and the no-break space; the zero-width space and the byte-order mark are ours.
    [GeneratedRegex(@"[\s\u200B\uFEFF]+")]
    private static partial Regex Blanks();
}
