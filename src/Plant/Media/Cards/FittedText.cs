using System.Collections.Immutable;

namespace Waooaw.Plant.Media.Cards;

/// <summary>A text in the largest type that its box takes, in lines of about the same length. It is never cut within a word.</summary>
internal sealed record FittedText(int Size, ImmutableArray<TextLine> Lines)
{
    private const string Ellipsis = "…";

    // Devanagari hangs from a line above and has signs below; Latin is quieter and can stand closer.
    private const int LatinLeading = 1120;
    private const int TallLeading = 1340;
    private const int TallFrom = 850;

    public int Leading => Lines.Any(line => -line.Ink.Top > TallFrom) ? TallLeading : LatinLeading;

    /// <summary>From the top of the first line's ink to the bottom of the last line's.</summary>
    public int Height => Pixels(Lines[^1].Ink.Bottom - Lines[0].Ink.Top + ((Lines.Length - 1) * Leading));

    /// <summary>From the top of the text to a line's baseline.</summary>
    public int BaselineOf(int line) => Pixels((line * Leading) - Lines[0].Ink.Top);

    public string Text => string.Join(' ', Lines.Select(line => line.Text));

    private int Pixels(int thousandths) => ((thousandths * Size) + ShapedWord.Em - 1) / ShapedWord.Em;

    /// <summary>Fits words into a box; words at the end give way to an ellipsis where the smallest type is still too large.</summary>
    /// <returns>Null where not even the first word has room.</returns>
    public static FittedText? Fit(IReadOnlyList<string> words, CardFont font, TextBox box)
    {
        var shaped = words.Select(font.Shape).ToImmutableArray();
        for (var size = box.Largest; size >= box.Smallest && shaped.Length > 0; size--)
        {
            if (At(size, shaped, font, box) is { } fitted)
            {
                return fitted;
            }
        }

        for (var kept = shaped.Length - 1; kept > 0; kept--)
        {
            var last = words[kept - 1].TrimEnd(',', ';', ':', '.', '-', '–', '—', '।', '&', '(');
            if (last.Length > 0 && At(box.Smallest, [.. shaped[..(kept - 1)], font.Shape(last + Ellipsis)], font, box) is { } shortened)
            {
                return shortened;
            }
        }

        return null;
    }

    private static FittedText? At(int size, ImmutableArray<ShapedWord> words, CardFont font, TextBox box)
    {
        var width = box.Width * ShapedWord.Em / size;
        var least = LeastLines(words, font, width);
        if (least is null || least > box.MostLines)
        {
            return null;
        }

        var fitted = new FittedText(size, Balanced(words, font, width, least.Value));
        return fitted.Height <= box.Height ? fitted : null;
    }

    private static int? LeastLines(ImmutableArray<ShapedWord> words, CardFont font, int width)
    {
        var (lines, first) = (1, 0);
        for (var end = 1; end <= words.Length; end++)
        {
            if (new TextLine(words[first..end], font.Space).Width <= width)
            {
                continue;
            }

            if (end - first == 1)
            {
                return null;
            }

            (lines, first) = (lines + 1, end - 1);
            end--;
        }

        return lines;
    }

    /// <summary>The breaks with which the lines differ least from each other: no widow stands alone on the last.</summary>
    private static ImmutableArray<TextLine> Balanced(ImmutableArray<ShapedWord> words, CardFont font, int width, int lines)
    {
        // cost[l, n]: the least sum of squares of what stays white when the first n words stand on l lines.
        var cost = new double[lines + 1, words.Length + 1];
        var from = new int[lines + 1, words.Length + 1];
        for (var line = 0; line <= lines; line++)
        {
            for (var end = 0; end <= words.Length; end++)
            {
                cost[line, end] = line == 0 && end == 0 ? 0 : double.PositiveInfinity;
                for (var start = end - 1; line > 0 && start >= 0; start--)
                {
                    var white = (double)width - new TextLine(words[start..end], font.Space).Width;
                    if (white < 0)
                    {
                        break;
                    }

                    if (cost[line - 1, start] + (white * white) is var sum && sum < cost[line, end])
                    {
                        (cost[line, end], from[line, end]) = (sum, start);
                    }
                }
            }
        }

        var broken = new Stack<TextLine>();
        for (var (line, end) = (lines, words.Length); line > 0; line--)
        {
            broken.Push(new TextLine(words[from[line, end]..end], font.Space));
            end = from[line, end];
        }

        return [.. broken];
    }
}

/// <summary>Room for text, in pixels.</summary>
internal readonly record struct TextBox(int Width, int Height, int MostLines, int Smallest, int Largest);
