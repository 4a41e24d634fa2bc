using System.Globalization;
using SkiaSharp;

namespace Waooaw.Plant.Media.Cards;

/// <summary>A colour of sRGB without transparency.</summary>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    public static readonly Rgb White = new(255, 255, 255);

    public static readonly Rgb Black = new(0, 0, 0);

    public static readonly Rgb Ink = new(0x14, 0x16, 0x1A);

    /// <summary>Reads `#rrggbb`, and nothing else.</summary>
    public static bool TryParse(string? text, out Rgb colour)
    {
        colour = default;
        if (text is not { Length: 7 } || text[0] != '#' || !text[1..].All(char.IsAsciiHexDigit))
        {
            return false;
        }

        var value = int.Parse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        colour = new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>The contrast ratio of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.</summary>
    public double ContrastTo(Rgb other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>This colour with some per cent of another in it.</summary>
    public Rgb With(int percent, Rgb other) => new(Mix(R, other.R, percent), Mix(G, other.G, percent), Mix(B, other.B, percent));

    public SKColor ToSkia() => new(R, G, B);

    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    private static double Linear(byte channel)
    {
        var part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    // In whole numbers, so that every machine mixes the same colour.
    private static byte Mix(byte own, byte other, int percent) => (byte)(((own * (100 - percent)) + (other * percent) + 50) / 100);
}
