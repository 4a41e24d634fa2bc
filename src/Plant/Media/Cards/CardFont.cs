using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HarfBuzzSharp;
using SkiaSharp;

namespace Waooaw.Plant.Media.Cards;

/// <summary>One weight of the typeface of cards, in all its scripts, shaped: conjuncts and matras stand where a reader expects them.</summary>
internal sealed class CardFont
{
    // https://github.com/itfoundry/Poppins: Latin and Devanagari drawn together, so mixed lines look like one hand.
    public static readonly CardFont Headline = new(600);

    public static readonly CardFont Quiet = new(500);

    private readonly ImmutableArray<CardFace> _faces;

    private CardFont(int weight)
    {
        _faces =
        [
            new CardFace($"Poppins-{weight}-latin", Script.Latin, "en"),
            new CardFace($"Poppins-{weight}-devanagari", Script.Devanagari, "hi"),
            new CardFace($"Poppins-{weight}-latin-ext", Script.Latin, "en"),
        ];
        Space = Shape(" ").Advance;
    }

    /// <summary>How wide a space is.</summary>
    public int Space { get; }

    /// <summary>Whether there are glyphs for all of a grapheme.</summary>
    public bool Has(string grapheme) => FaceOf(grapheme, null) is not null;

    /// <summary>Puts glyphs in place for a word of graphemes that the font has.</summary>
    public ShapedWord Shape(string word)
    {
        var runs = ImmutableArray.CreateBuilder<GlyphRun>();
        var (advance, ink) = (0, Ink.None);
        foreach (var (face, text) in Itemise(word))
        {
            var run = face.Shape(text, advance);
            runs.Add(run);
            advance += run.Advance;
            ink = ink.With(run.Ink);
        }

        return new ShapedWord(word, runs.ToImmutable(), advance, ink);
    }

    private List<(CardFace Face, string Text)> Itemise(string word)
    {
        var runs = new List<(CardFace Face, string Text)>();
        var graphemes = StringInfo.GetTextElementEnumerator(word);
        while (graphemes.MoveNext())
        {
            var grapheme = graphemes.GetTextElement();
            var last = runs.Count > 0 ? runs[^1].Face : null;
            var face = FaceOf(grapheme, last) ?? throw new ArgumentException($"No font has '{grapheme}'.", nameof(word));
            if (face == last)
            {
                runs[^1] = (face, runs[^1].Text + grapheme);
            }
            else
            {
                runs.Add((face, grapheme));
            }
        }

        return runs;
    }

    // A sign that several faces have stays with its neighbours.
    private CardFace? FaceOf(string grapheme, CardFace? last) =>
        last?.Has(grapheme) == true ? last : _faces.FirstOrDefault(face => face.Has(grapheme));
}

/// <summary>One font file. What it knows does not change, so all threads share it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Lives as long as the process.")]
internal sealed class CardFace
{
    // The same on every machine; what is not said would be guessed from its locale.
    private readonly Script _script;
    private readonly Language _language;
    private readonly Font _font;

    public CardFace(string name, Script script, string language)
    {
        (_script, _language) = (script, new Language(language));
        using var file = typeof(CardFace).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font '{name}' is not part of this build.");
        using var data = SKData.Create(file);
        Typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The font '{name}' cannot be read.");

        // A copy of its own: Blob.FromStream keeps the address of an array that the collector may move, and letters then go missing.
        // https://github.com/mono/SkiaSharp/blob/main/binding/HarfBuzzSharp/Blob.cs
        using var blob = new Blob(data.Data, (int)data.Size, MemoryMode.Duplicate);
        var face = new Face(blob, 0);
        if (face.UnitsPerEm != ShapedWord.Em)
        {
            throw new InvalidOperationException($"The font '{name}' is measured in {face.UnitsPerEm}, and cards in {ShapedWord.Em}.");
        }

        face.MakeImmutable();
        _font = new Font(face);
        _font.SetFunctionsOpenType();
    }

    public SKTypeface Typeface { get; }

    public bool Has(string grapheme)
    {
        using var buffer = Shaped(grapheme);
        return buffer.Length > 0 && buffer.GlyphInfos.All(glyph => glyph.Codepoint != 0);
    }

    public GlyphRun Shape(string text, int start)
    {
        using var buffer = Shaped(text);
        var (infos, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var glyphs = ImmutableArray.CreateBuilder<ushort>(infos.Length);
        var points = ImmutableArray.CreateBuilder<(int X, int Y)>(infos.Length);
        var (x, ink) = (start, Ink.None);
        for (var i = 0; i < infos.Length; i++)
        {
            var (left, up) = (x + places[i].XOffset, places[i].YOffset);
            glyphs.Add((ushort)infos[i].Codepoint);
            points.Add((left, -up));
            if (_font.TryGetGlyphExtents(infos[i].Codepoint, out var box) && box.Width != 0)
            {
                ink = ink.With(new Ink(
                    left + box.XBearing, -(up + box.YBearing), left + box.XBearing + box.Width, -(up + box.YBearing + box.Height)));
            }

            x += places[i].XAdvance;
        }

        return new GlyphRun(Typeface, glyphs.ToImmutable(), points.ToImmutable(), x - start, ink);
    }

    private HarfBuzzSharp.Buffer Shaped(string text)
    {
        var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = _script;
        buffer.Language = _language;
        buffer.Flags = BufferFlags.DoNotInsertDottedCircle;
        _font.Shape(buffer);
        return buffer;
    }
}
