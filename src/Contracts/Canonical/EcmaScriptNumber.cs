using System.Globalization;

namespace Waooaw.Contracts.Canonical;

/// <summary>Numbers as ECMAScript writes them (ECMA-262 Number::toString), which is what RFC 8785 §3.2.2.3 asks for.</summary>
internal static class EcmaScriptNumber
{
    public static string Text(double value)
    {
        if (value == 0)
        {
            return "0"; // also for minus zero
        }

        // .NET's "R" gives the same shortest digits as ECMAScript; only where the point or the exponent goes differs.
        var (negative, digits, point) = Shortest(value);
        var text = point switch
        {
            > 21 => Exponent(digits, point - 1),
            > 0 when digits.Length <= point => digits.PadRight(point, '0'),
            > 0 => $"{digits[..point]}.{digits[point..]}",
            > -6 => $"0.{new string('0', -point)}{digits}",
            _ => Exponent(digits, point - 1),
        };
        return negative ? $"-{text}" : text;
    }

    /// <summary>Digits d1…dn without zeros at either end, and the place of the point: value = 0.d1…dn × 10^point.</summary>
    private static (bool Negative, string Digits, int Point) Shortest(double value)
    {
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponent = 0;
        if (text.IndexOf('E', StringComparison.Ordinal) is var at and >= 0)
        {
            exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..at];
        }

        var point = text.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? dot : text.Length;
        var digits = text.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (value < 0, digits[leading..].TrimEnd('0'), point - leading + exponent);
    }

    private static string Exponent(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[..1]}.{digits[1..]}";
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }
}
