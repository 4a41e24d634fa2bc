using System.Globalization;
using System.Net;
using System.Text;

namespace Waooaw.Sandbox.OutThere;

/// <summary>How the page puts things.</summary>
internal static class Words
{
    /// <summary>Text that somebody else wrote; a browser shows it and runs nothing.</summary>
    public static string Html(string text) => WebUtility.HtmlEncode(text);

    public static string Count(long number, string thing) =>
        $"{number.ToString(CultureInfo.InvariantCulture)} {thing}{(number == 1 ? "" : "s")}";

    public static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => $"{Count((long)age.TotalMinutes, "minute")} ago",
        { TotalDays: < 1 } => $"{Count((long)age.TotalHours, "hour")} ago",
        _ => $"{Count((long)age.TotalDays, "day")} ago",
    };

    /// <summary>What a screen reader should speak: Hindi where most letters are Devanagari; else it is not known.</summary>
    public static string LanguageOf(string text)
    {
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToArray();
        return letters.Length > 0 && 2 * letters.Count(letter => letter.Value is >= 0x0900 and <= 0x097F) > letters.Length ? "hi" : "";
    }
}
