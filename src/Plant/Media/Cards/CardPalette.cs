namespace Waooaw.Plant.Media.Cards;

/// <summary>The colours of one card: whatever a brand chose, every word has a contrast of at least 4.5 to all that is behind it.</summary>
internal sealed record CardPalette
{
    /// <summary>For text of any size, level AA: https://www.w3.org/TR/WCAG22/#contrast-minimum.</summary>
    public const double LeastContrast = 4.5;

    // Below this an accent is not seen as a colour of its own.
    private const double LeastAccentContrast = 1.6;

    private CardPalette()
    {
    }

    public required Rgb Ground { get; init; }

    public required Rgb Text { get; init; }

    /// <summary>For what should be read second.</summary>
    public required Rgb QuietText { get; init; }

    /// <summary>Never behind words.</summary>
    public required Rgb Accent { get; init; }

    /// <summary>Tones of the ground that words may cross, the outer one first.</summary>
    public required (Rgb Outer, Rgb Inner) Tones { get; init; }

    public static CardPalette Of(BrandColours brand)
    {
        var ground = brand.Primary;
        var text = TextOn(ground);
        var accent = brand.Accent is { } chosen && chosen.ContrastTo(ground) >= LeastAccentContrast ? chosen : ground.With(45, text);
        var outer = Tone(ground, accent, text, 7);
        var inner = Tone(ground, accent, text, 15);
        return new CardPalette
        {
            Ground = ground,
            Text = text,
            QuietText = Quiet(text, ground, [ground, outer, inner]),
            Accent = accent,
            Tones = (outer, inner),
        };
    }

    // Against any colour either white or black has 4.58; ink is softer than black and good enough on most.
    private static Rgb TextOn(Rgb ground) => new[] { Rgb.White, Rgb.Ink }.Append(Rgb.Black).First(text => text.ContrastTo(ground) >= LeastContrast);

    private static Rgb Tone(Rgb ground, Rgb accent, Rgb text, int most)
    {
        for (var percent = most; percent > 0; percent--)
        {
            if (ground.With(percent, accent) is var tone && tone.ContrastTo(text) >= LeastContrast)
            {
                return tone;
            }
        }

        return ground;
    }

    private static Rgb Quiet(Rgb text, Rgb ground, Rgb[] behind)
    {
        for (var percent = 22; percent > 0; percent--)
        {
            if (text.With(percent, ground) is var quiet && behind.All(colour => colour.ContrastTo(quiet) >= LeastContrast))
            {
                return quiet;
            }
        }

        return text;
    }
}
