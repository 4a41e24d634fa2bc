using System.Text.Encodings.Web;
using System.Text.Json;
using Waooaw.Contracts.Json;

namespace Waooaw.Verifying;

/// <summary>Words from a file nobody trusts yet, as a terminal may show them.</summary>
internal static class Plain
{
    private const int Most = 4000;

    /// <summary>Without control characters or other marks that could draw something else than what is there.</summary>
    public static string Text(string text)
    {
        var shown = JsonSerializer.Serialize(text.Length > Most ? text[..Most] + " …" : text, Readable);
        return string.Concat(shown[1..^1].Select(unit => char.IsControl(unit) || IsFormat(unit) ? $"\\u{(int)unit:x4}" : $"{unit}"));
    }

    public static string Instant(DateTimeOffset instant) => UtcInstantConverter.Text(instant);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool IsFormat(char unit) => char.GetUnicodeCategory(unit) == System.Globalization.UnicodeCategory.Format && unit is not ('\u200c' or '\u200d');
}
