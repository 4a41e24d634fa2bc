using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Plant.Media.Cards;

namespace Waooaw.Plant.Tests.Media.Cards;

/// <summary>What holds for every card, whatever its words and colours.</summary>
public class CardLawTests
{
    private static readonly CardSize[] Sizes = [new(1080, 1350), new(1080, 1080), new(1200, 630), new(1200, 627), new(1200, 628)];

    private static readonly string[] Pieces =
    [
        "care", "A", "check-up", "Straßenbahnhaltestelle", "₹4,999", "50 %", "e\u0301", "Ǻ", "gjpqy", "क्षेत्र", "श्री", "र्क", "हिन्दी", "स्वास्थ्य", "कीर्ति",
        "निःशुल्क", "👩‍👩‍👧‍👦", "🎉", "1️⃣", "—", "(2026)", "ि", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww", "\n", "\u200d", "\u202e",
    ];

    private static Arbitrary<string> Texts => Gen.Zip(Gen.Elements(Pieces), Gen.Elements(" ", " ", " ", "")).ListOf()
        .Select(pieces => string.Concat(pieces.Take(60).Select(piece => piece.Item1 + piece.Item2)))
        .ToArbitrary();

    private static Arbitrary<Rgb> Colours => Gen.Choose(0, 0xFFFFFF)
        .Select(value => new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value))
        .ToArbitrary();

    [Property(MaxTest = 2000)]
    public Property Words_are_readable_on_all_that_is_behind_them() => Prop.ForAll(Colours, Colours, (primary, accent) =>
    {
        var palette = CardPalette.Of(new BrandColours(primary, accent));

        foreach (var behind in new[] { palette.Ground, palette.Tones.Outer, palette.Tones.Inner })
        {
            palette.Text.ContrastTo(behind).ShouldBeGreaterThanOrEqualTo(4.5);
            palette.QuietText.ContrastTo(behind).ShouldBeGreaterThanOrEqualTo(4.5);
        }
    });

    [Property(MaxTest = 120)]
    public Property All_ink_stays_inside_the_margins() => Prop.ForAll(Texts, Texts, Gen.Elements(Sizes).ToArbitrary(), (headline, note, size) =>
    {
        var layout = CardLayout.Of(new CardWords("Care Clinic", headline, note), size).ShouldNotBeNull();

        foreach (var line in layout.Lines)
        {
            // Half a pixel is what rounding a line's start may cost.
            Right(line).ShouldBeLessThanOrEqualTo(size.Width - layout.Margin + 1);
            Left(line).ShouldBeGreaterThanOrEqualTo(layout.Margin - 1);
            Top(line).ShouldBeGreaterThanOrEqualTo(layout.Margin - 1);
            Bottom(line).ShouldBeLessThanOrEqualTo(size.Height - layout.Margin + 1);
        }
    });

    [Property(MaxTest = 120)]
    public Property No_word_is_cut_and_brand_headline_and_note_stand_apart() => Prop.ForAll(Texts, Gen.Elements(Sizes).ToArbitrary(), (headline, size) =>
    {
        var words = DrawableText.WordsOf(headline, CardFont.Headline);
        var layout = CardLayout.Of(new CardWords("Care Clinic", headline, "Pune"), size).ShouldNotBeNull();
        var drawn = layout.Lines.Where(line => line.Role == TextRole.Headline).SelectMany(line => line.Line.Text.Split(' ')).ToList();

        if (layout.Lines.Any(line => line.Role == TextRole.Brand))
        {
            drawn[..^1].ShouldBe(words.Take(drawn.Count - 1));
            words[drawn.Count - 1].ShouldStartWith(drawn[^1].TrimEnd('…'));
        }
        else
        {
            drawn.ShouldBe(["Care", "Clinic"]);
        }

        // The brand stands above the headline and the note below it, and none of them touch.
        foreach (var other in layout.Lines.Where(line => line.Role != TextRole.Headline))
        {
            foreach (var line in layout.Lines.Where(line => line.Role == TextRole.Headline))
            {
                (other.Role == TextRole.Brand ? Bottom(other) < Top(line) : Bottom(line) < Top(other)).ShouldBeTrue();
            }
        }
    });

    [Fact]
    public async Task The_same_card_has_the_same_bytes_on_every_thread_and_after_every_collection()
    {
        var words = new CardWords("केयर क्लिनिक", "श्री क्षेत्र health camp", "Pune");
        var size = new CardSize(1200, 630);
        string Drawn() => Convert.ToHexString(SHA256.HashData(Card.Draw(words, BrandColours.ForBrand("Care Clinic"), size)!));

        var first = Drawn();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Drawn)));

        others.ShouldAllBe(other => other == first);
    }

    [Theory]
    [InlineData("Sale 🎉!", "Sale!")]
    [InlineData("🎉 Sale 🎉 now 🎉", "Sale now")]
    [InlineData("1️⃣ free check", "1 free check")]
    [InlineData("a\u202eb\nc", "ab c")]
    [InlineData("दिवाली 🪔 मुबारक", "दिवाली मुबारक")]
    [InlineData("🎉", "")]
    [InlineData("Diwali வாழ்த்துகள்", "")]
    [InlineData(null, "")]
    public void Signs_without_a_glyph_are_left_out_and_letters_without_one_leave_out_the_text(string? text, string drawn) =>
        string.Join(' ', DrawableText.WordsOf(text, CardFont.Headline)).ShouldBe(drawn);

    [Fact]
    public void Letters_are_joined_as_they_are_read()
    {
        // One glyph for क्ष and one for श्र; the reph of र्क goes behind its consonant.
        CardFont.Headline.Shape("क्ष").Runs.Single().Glyphs.Length.ShouldBe(1);
        CardFont.Headline.Shape("श्र").Runs.Single().Glyphs.Length.ShouldBe(1);
        CardFont.Headline.Shape("र्क").Runs.Single().Glyphs[0].ShouldBe(CardFont.Headline.Shape("क").Runs.Single().Glyphs.Single());

        // The short i is written before the consonant after which it is spoken.
        CardFont.Headline.Shape("कि").Runs.Single().Glyphs[^1].ShouldBe(CardFont.Headline.Shape("क").Runs.Single().Glyphs.Single());
    }

    [Fact]
    public void A_brand_whose_letters_no_font_has_gets_no_card_and_is_told_what_to_do() =>
        DrawCard.Draw(new CardWords("தமிழ்", "தமிழ்"), BrandColours.ForBrand("தமிழ்"), Sizes[0])
            .IsRefused(out var refusal, out _).ShouldBeTrue(refusal?.Detail);

    [Theory]
    [InlineData("#0f4c4a", "#f2b441", true)]
    [InlineData("#0F4C4A", null, true)]
    [InlineData("0f4c4a", null, false)]
    [InlineData("#0f4c4", null, false)]
    [InlineData("#0f4c4g", null, false)]
    [InlineData("#0f4c4a", "red", false)]
    public void Colours_are_read_as_written_or_not_at_all(string primary, string? accent, bool isRead) =>
        (BrandColours.Parse(primary, accent) is not null).ShouldBe(isRead);

    [Fact]
    public void A_brand_without_colours_always_gets_the_same_pair()
    {
        BrandColours.ForBrand(" care clinic").ShouldBe(BrandColours.ForBrand("Care Clinic"));
        Enumerable.Range(0, 200).Select(i => BrandColours.ForBrand($"Brand {i}")).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void Every_channel_that_shows_cards_takes_what_is_drawn()
    {
        foreach (var (form, size) in Providers.All.Where(provider => provider.Form.Media.Card is not null)
            .Select(provider => (provider.Form.Media, provider.Form.Media.Card!.Value)))
        {
            var card = Card.Draw(new CardWords("Care Clinic", "Check-up", "Pune"), BrandColours.ForBrand("Care Clinic"), size).ShouldNotBeNull();

            form.ContentTypes.ShouldContain(Card.ContentType);
            card.LongLength.ShouldBeLessThan(form.MaxBytes);
        }
    }

    private static double Left(PlacedLine line) => line.X + ((double)line.Line.Ink.Left * line.Size / ShapedWord.Em);

    private static double Right(PlacedLine line) => line.X + ((double)line.Line.Ink.Right * line.Size / ShapedWord.Em);

    private static double Top(PlacedLine line) => line.Y + ((double)line.Line.Ink.Top * line.Size / ShapedWord.Em);

    private static double Bottom(PlacedLine line) => line.Y + ((double)line.Line.Ink.Bottom * line.Size / ShapedWord.Em);
}
