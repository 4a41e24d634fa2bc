using SkiaSharp;
using Waooaw.Effects.Posts;

namespace Waooaw.Plant.Media.Cards;

/// <summary>A picture made of words in a brand's colours. The same words, colours and size give the same bytes.</summary>
internal static class Card
{
    private const int Quality = 90;

    public const string ContentType = "image/jpeg";

    /// <returns>The bytes of a JPEG; null where neither headline nor brand can be drawn.</returns>
    public static byte[]? Draw(CardWords words, BrandColours colours, CardSize size)
    {
        if (CardLayout.Of(words, size) is not { } layout)
        {
            return null;
        }

        using var bitmap = Paint(layout, CardPalette.Of(colours));
        using var pixels = bitmap.PeekPixels();

        // Letters stay sharp only where their colour is not stored at half the resolution.
        using var data = pixels.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("The card could not be encoded.");
        return data.ToArray();
    }

    public static SKBitmap Paint(CardLayout layout, CardPalette palette)
    {
        var bitmap = new SKBitmap(new SKImageInfo(layout.Size.Width, layout.Size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true };
        canvas.Clear(palette.Ground.ToSkia());

        var corner = new SKPoint(layout.Size.Width, 0);
        Disc(layout.Discs.Outer, palette.Tones.Outer);
        Disc(layout.Discs.Inner, palette.Tones.Inner);
        Disc(layout.Discs.Accent, palette.Accent);

        paint.Color = palette.Accent.ToSkia();
        var bar = layout.Bar;
        canvas.DrawRoundRect(bar.Left, bar.Top, bar.Width, bar.Height, bar.Height / 2f, bar.Height / 2f, paint);

        foreach (var line in layout.Lines)
        {
            paint.Color = (line.Role == TextRole.Note ? palette.QuietText : palette.Text).ToSkia();
            Write(canvas, line, paint);
        }

        return bitmap;

        void Disc(int radius, Rgb colour)
        {
            paint.Color = colour.ToSkia();
            canvas.DrawCircle(corner, radius, paint);
        }
    }

    private static void Write(SKCanvas canvas, PlacedLine placed, SKPaint paint)
    {
        foreach (var (word, start) in placed.Line.Placed())
        {
            foreach (var run in word.Runs)
            {
                // Without hinting a letter has the shape that was measured, at every size and on every machine.
                using var font = new SKFont(run.Typeface, placed.Size)
                {
                    Edging = SKFontEdging.Antialias,
                    Hinting = SKFontHinting.None,
                    LinearMetrics = true,
                    Subpixel = true,
                };
                using var builder = new SKTextBlobBuilder();
                builder.AddPositionedRun(
                    run.Glyphs.AsSpan(),
                    font,
                    [.. run.Places.Select(place => new SKPoint(Pixels(start + place.X, placed.Size), Pixels(place.Y, placed.Size)))]);
                using var blob = builder.Build();
                canvas.DrawText(blob, placed.X, placed.Y, paint);
            }
        }
    }

    private static float Pixels(int thousandths, int size) => (float)thousandths * size / ShapedWord.Em;
}
