using System.Globalization;
using System.Text;
using Waooaw.Contracts.Json;

namespace Waooaw.Verifying;

/// <summary>Words from a file nobody trusts yet, as a terminal may show them: on one line, and nothing that draws something else.</summary>
internal static class Plain
{
    private const int Most = 4000;

    // Joiners belong to Hindi and to emoji.
    private const string Joiners = "\u200c\u200d";

    public static string Text(string text)
    {
        var shown = new StringBuilder();
        foreach (var sign in text.EnumerateRunes().TakeWhile(_ => shown.Length < Most))
        {
            shown.Append(sign.Value switch
            {
                '\n' => "\\n",
                '\\' => "\\\\",
                _ when IsUnseen(sign) => $"\\u{{{sign.Value:x}}}",
                _ => sign.ToString(),
            });
        }

        return shown.Length < Most ? shown.ToString() : $"{shown} …";
    }

    public static string Instant(DateTimeOffset instant) => UtcInstantConverter.Text(instant);

    private static bool IsUnseen(Rune sign) => !Joiners.Contains(sign.ToString(), StringComparison.Ordinal) && Rune.GetUnicodeCategory(sign) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
