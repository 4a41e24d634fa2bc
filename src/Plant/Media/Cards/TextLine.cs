using System.Collections.Immutable;

namespace Waooaw.Plant.Media.Cards;

/// <summary>Words side by side, in thousandths of the type size.</summary>
internal sealed record TextLine(ImmutableArray<ShapedWord> Words, int Space)
{
    public Ink Ink { get; } = InkOf(Words, Space);

    /// <summary>As the eye sees it: without the white that letters bring along at both ends.</summary>
    public int Width => Ink.IsNone ? 0 : Ink.Right - Ink.Left;

    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <summary>The words with where each begins.</summary>
    public IEnumerable<(ShapedWord Word, int Start)> Placed()
    {
        var start = 0;
        foreach (var word in Words)
        {
            yield return (word, start);
            start += word.Advance + Space;
        }
    }

    private static Ink InkOf(ImmutableArray<ShapedWord> words, int space)
    {
        var (ink, start) = (Ink.None, 0);
        foreach (var word in words)
        {
            ink = ink.With(word.Ink.MovedBy(start));
            start += word.Advance + space;
        }

        return ink;
    }
}
