using System.Collections.Immutable;
using Waooaw.Effects.Posts;

namespace Waooaw.Plant.Media.Cards;

/// <summary>Where everything on a card stands, worked out before anything is drawn: the brand above, and below, from the bottom up,
/// the note and the headline with a short bar over it.</summary>
internal sealed record CardLayout
{
    private CardLayout()
    {
    }

    public required CardSize Size { get; init; }

    /// <summary>How far all words stay from each edge.</summary>
    public required int Margin { get; init; }

    public required ImmutableArray<PlacedLine> Lines { get; init; }

    /// <summary>The bar over the headline.</summary>
    public required (int Left, int Top, int Width, int Height) Bar { get; init; }

    /// <summary>The radii of the three discs in the upper right corner, the largest first; only the last has the accent's colour.</summary>
    public required (int Outer, int Inner, int Accent) Discs { get; init; }

    /// <summary>Lays a card out.</summary>
    /// <returns>Null where no font has the letters of its words, or none of them has room.</returns>
    public static CardLayout? Of(CardWords words, CardSize size)
    {
        // Everything is measured by one unit, so a card looks alike in every size.
        var unit = (int)Math.Round(Math.Sqrt((double)size.Width * size.Height));
        var margin = Part(unit, 78);
        var discs = (Part(unit, 430), Part(unit, 300), Part(unit, 165));
        var inner = (Width: size.Width - (2 * margin), Height: size.Height - (2 * margin));

        var headlineWords = DrawableText.WordsOf(words.Headline, CardFont.Headline);
        var lines = new List<PlacedLine>();
        var top = margin;
        if (headlineWords.Count > 0)
        {
            var besideDisc = new TextBox(inner.Width - discs.Item3, Part(unit, 90), 1, Part(unit, 30), Part(unit, 36));
            if (FittedText.Fit(DrawableText.WordsOf(words.Brand, CardFont.Headline), CardFont.Headline, besideDisc) is { } brand)
            {
                Place(brand, TextRole.Brand, margin, top, lines);
                top += brand.Height;
            }
        }

        top = Math.Max(top + Part(unit, 40), discs.Item3);
        var bottom = size.Height - margin;
        var noteBox = new TextBox(inner.Width, Part(unit, 110), 2, Part(unit, 34), Part(unit, 34));
        if (FittedText.Fit(DrawableText.WordsOf(words.Note, CardFont.Quiet), CardFont.Quiet, noteBox) is { } note)
        {
            Place(note, TextRole.Note, margin, bottom - note.Height, lines);
            bottom -= note.Height + Part(unit, 40);
        }

        var bar = (Width: Part(unit, 76), Height: Part(unit, 10), Gap: Part(unit, 40));
        top += bar.Height + bar.Gap;
        var box = new TextBox(inner.Width, bottom - top, size.Width > size.Height ? 4 : 8, Part(unit, 42), Part(unit, 112));
        var headline = FittedText.Fit(headlineWords, CardFont.Headline, box);
        if (headline is null)
        {
            // With nothing to say about it the brand itself is what is shown.
            lines.RemoveAll(line => line.Role == TextRole.Brand);
            headline = FittedText.Fit(DrawableText.WordsOf(words.Brand, CardFont.Headline), CardFont.Headline, box);
        }

        if (headline is null)
        {
            return null;
        }

        var headlineTop = bottom - headline.Height;
        Place(headline, TextRole.Headline, margin, headlineTop, lines);
        return new CardLayout
        {
            Size = size,
            Margin = margin,
            Lines = [.. lines],
            Bar = (margin, headlineTop - bar.Gap - bar.Height, bar.Width, bar.Height),
            Discs = discs,
        };
    }

    private static int Part(int unit, int thousandths) => unit * thousandths / 1000;

    private static void Place(FittedText text, TextRole role, int left, int top, List<PlacedLine> lines)
    {
        for (var i = 0; i < text.Lines.Length; i++)
        {
            // Moved by the white that its first letter brings along, so that all lines begin at one edge for the eye.
            var line = text.Lines[i];
            lines.Add(new PlacedLine(line, role, text.Size, left - (line.Ink.Left * text.Size / ShapedWord.Em), top + text.BaselineOf(i)));
        }
    }
}

internal enum TextRole
{
    Brand,
    Headline,
    Note,
}

/// <summary>A line with the start of its baseline, in pixels.</summary>
internal sealed record PlacedLine(TextLine Line, TextRole Role, int Size, int X, int Y);
