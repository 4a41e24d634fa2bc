using SkiaSharp;
using Waooaw.Effects.Posts;
using Waooaw.Plant.Media.Cards;

namespace Waooaw.Plant.Tests.Media.Cards;

/// <summary>Cards look as they looked when a person last looked at them, to the pixel. A card that is meant to look different is copied
/// from `artifacts/cards` to `Approved` after it was looked at.</summary>
public class CardPictureTests
{
    private static readonly Dictionary<string, (CardWords Words, BrandColours Colours)> Cards = new()
    {
        ["latin"] = (
            new CardWords("Care Clinic", "Blood pressure check-up camp", "Pune · Saturday 28 November, 9 am to 1 pm"),
            BrandColours.ForBrand("Care Clinic")),
        ["devanagari"] = (
            new CardWords("केयर क्लिनिक", "श्री क्षेत्र स्वास्थ्य शिविर: हृदय की निःशुल्क जाँच", "पुणे · शनिवार, 28 नवंबर 2026"),
            new BrandColours(new Rgb(0x5a, 0x1e, 0x3a), new Rgb(0xf4, 0xa6, 0xb4))),
        ["conjuncts"] = (
            new CardWords("राष्ट्रीय विद्यालय", "र्क कर्म कीर्ति द्ध ट्र ज्ञ क्ष हिन्दी विद्यार्थी दुर्लभ रूपया ड़ ढूँढ", "स्वास्थ्य ही धन है।"),
            new BrandColours(new Rgb(0x2d, 0x24, 0x40), new Rgb(0x8f, 0xd3, 0xc8))),
        ["mixed"] = (
            new CardWords("Glow & Go Studio", "दुल्हन मेकअप at ₹4,999 🎉!", "Bengaluru"),
            new BrandColours(new Rgb(0xf4, 0xe9, 0xd8), new Rgb(0xc4, 0x53, 0x2f))),
        ["long"] = (
            new CardWords(
                "Glow & Go Studio by Ananya Krishnamurthy and Daughters, Bengaluru",
                "Why a trial session three weeks before the wedding saves your skin, your nerves and quite often the photographs: what we look "
                + "at, what we ask you, how we choose the products and why we never try anything new in the last days before the big day itself",
                "For brides-to-be and everyone who stands beside them on the day; ask us for a free talk about your skin in our studio on MG Road"),
            new BrandColours(new Rgb(0xe3, 0xee, 0xf6), new Rgb(0x2b, 0x63, 0xb8))),
        ["one-word"] = (new CardWords("Cake Shop", "Eggless.", null), new BrandColours(new Rgb(0x7a, 0x2e, 0x1d), new Rgb(0xff, 0xc4, 0x6b))),
        ["brand-only"] = (new CardWords("Care Clinic", "🎉🎉"), new BrandColours(new Rgb(0xff, 0xdd, 0x00))),
    };

    [Theory]
    [InlineData("latin", 1080, 1350)]
    [InlineData("latin", 1080, 1080)]
    [InlineData("latin", 1200, 630)]
    [InlineData("latin", 1200, 627)]
    [InlineData("latin", 1200, 628)]
    [InlineData("devanagari", 1080, 1350)]
    [InlineData("devanagari", 1080, 1080)]
    [InlineData("devanagari", 1200, 630)]
    [InlineData("devanagari", 1200, 627)]
    [InlineData("devanagari", 1200, 628)]
    [InlineData("conjuncts", 1080, 1080)]
    [InlineData("mixed", 1080, 1350)]
    [InlineData("long", 1080, 1350)]
    [InlineData("one-word", 1200, 630)]
    [InlineData("brand-only", 1080, 1080)]
    public void A_card_is_what_was_approved_pixel_by_pixel(string name, int width, int height)
    {
        var (words, colours) = Cards[name];
        var file = $"{name}-{width}x{height}.png";
        var layout = CardLayout.Of(words, new CardSize(width, height)).ShouldNotBeNull();

        using var drawn = Card.Paint(layout, CardPalette.Of(colours));
        using var approved = Approved(file);

        if (FirstDifference(drawn, approved) is { } difference)
        {
            Assert.Fail($"{file} differs: {difference}. Look at {Keep(drawn, file)}.");
        }
    }

    private static string? FirstDifference(SKBitmap drawn, SKBitmap? approved)
    {
        if (approved is null || (drawn.Width, drawn.Height) != (approved.Width, approved.Height))
        {
            return "there is no approved picture of that size";
        }

        var (now, then) = (drawn.Pixels, approved.Pixels);
        var first = now.AsSpan().CommonPrefixLength(then);
        return first == now.Length ? null : $"at x {first % drawn.Width}, y {first / drawn.Width} it has {now[first]} and had {then[first]}";
    }

    private static SKBitmap? Approved(string file) => SKBitmap.Decode(Fixtures.Path("Cards", "Approved", file));

    private static string Keep(SKBitmap drawn, string file)
    {
        var folder = Path.Combine(Fixtures.Root, "artifacts", "cards");
        Directory.CreateDirectory(folder);
        using var data = drawn.Encode(SKEncodedImageFormat.Png, 100);
        var path = Path.Combine(folder, file);
        File.WriteAllBytes(path, data.ToArray());
        return path;
    }
}
