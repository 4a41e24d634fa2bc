using System.Collections.Immutable;
using SkiaSharp;

namespace Waooaw.Plant.Media.Cards;

/// <summary>A word as glyphs in place. All measures are thousandths of the type size, so one shaping does for every size.</summary>
internal sealed record ShapedWord(string Text, ImmutableArray<GlyphRun> Runs, int Advance, Ink Ink)
{
    public const int Em = 1000;
}

/// <summary>Glyphs of one font file, each with its place from the start of the word; down is positive.</summary>
internal sealed record GlyphRun(
    SKTypeface Typeface, ImmutableArray<ushort> Glyphs, ImmutableArray<(int X, int Y)> Places, int Advance, Ink Ink);

/// <summary>What the glyphs cover, from the start of the baseline; down is positive.</summary>
internal readonly record struct Ink(int Left, int Top, int Right, int Bottom)
{
    public static readonly Ink None = new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public bool IsNone => Left > Right;

    public Ink With(Ink other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public Ink MovedBy(int x) => IsNone ? this : new Ink(Left + x, Top, Right + x, Bottom);
}
