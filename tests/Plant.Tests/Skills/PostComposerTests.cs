using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Waooaw.Effects;
using Waooaw.Plant.Skills.Channels;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>A post fits, and nothing that must stay whole is cut.</summary>
public class PostComposerTests
{
    private static readonly string[] Pieces =
    [
        "care ", "clinic", "नमस्ते ", "क्षत्रिय", "स्वास्थ्य ", "👩‍👩‍👧‍👦", "🏳️‍🌈 ", "👍🏽", "🇮🇳", "e\u0301", "#स्वस्थ ", "#CareClinic ", "@care.clinic ",
        "https://care.example/camp ", "\n• ", ". ", "1️⃣", "ＡＢ", "كلمة ",
    ];

    private static Arbitrary<string> Texts => Gen.Elements(Pieces).ListOf()
        .SelectMany(list => Gen.Choose(1, 400).Select(times => Repeat(string.Concat(list), times)))
        .ToArbitrary();

    [Property(MaxTest = 300)]
    public Property Only_the_body_gives_way() => Prop.ForAll(Texts, Texts, (point, reason) =>
    {
        var parts = Parts(point.Trim(), reason.Trim());
        var text = Compose(parts).ShouldNotBeNull();

        text.Length.ShouldBeLessThanOrEqualTo(2_200);
        text.ShouldStartWith(parts["hook"]);
        text.ShouldContain($"\n\n{parts["cta"]}\n\n{parts["disclaimer"]}");
    });

    [Property(MaxTest = 500)]
    public Property A_cut_text_is_whole_characters_of_the_text() => Prop.ForAll(
        Texts, Gen.Choose(0, 600).ToArbitrary(), (text, room) =>
        {
            var cut = GraphemeCut.Shorten(text, candidate => candidate.Length <= room);
            if (cut == text || cut.Length == 0)
            {
                return;
            }

            cut.Length.ShouldBeLessThanOrEqualTo(room);
            var kept = cut[..^1];
            text.ShouldStartWith(kept);
            StringInfo.ParseCombiningCharacters(text).ShouldContain(kept.Length);
            kept.ShouldNotEndWith("\u094D"); // a virama binds the next consonant
            Marked(text).ShouldAllBe(mark => mark.End <= kept.Length || mark.Start >= kept.Length);
        });

    [Theory]
    [InlineData(10_000)]
    [InlineData(2_200)]
    public void A_very_long_word_is_cut_between_characters(int length)
    {
        var text = Compose(Parts(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", length / 11)), ""))!;

        text.Length.ShouldBeInRange(2_150, 2_200);
        text.ShouldContain("👩‍👩‍👧‍👦…");
    }

    [Fact]
    public void A_text_that_fits_stays_as_it_is() => GraphemeCut.Shorten("नमस्ते 👍🏽", candidate => candidate.Length <= 100).ShouldBe("नमस्ते 👍🏽");

    [Fact]
    public void Parts_that_cannot_fit_are_not_cut_to_fit()
    {
        var parts = Parts("point", "reason");
        parts["cta"] = new string('c', 2_200);

        Compose(parts).ShouldBeNull();
    }

    [Fact]
    public void Generated_hashtags_give_way_to_those_that_people_wrote()
    {
        var written = string.Join(' ', Enumerable.Range(1, 29).Select(i => $"#t{i}"));
        var text = Compose(Parts(written, ""))!;

        Marks.Hashtags(text).ShouldBe(30);
        text.ShouldEndWith("\n\n#CareClinic");
    }

    [Fact]
    public void The_longest_inputs_still_make_a_post_that_fits()
    {
        var text = Inputs.Text(Inputs.Clinic with
        {
            Theme = Fill("थीम 👩‍👩‍👧‍👦 ", 500),
            BrandName = Fill("ब्रैंड ", 120),
            Offer = Fill("offer ", 300),
            Location = Fill("शहर ", 120),
            Audience = Fill("लोग ", 200),
            KeyPoints = [.. Enumerable.Range(0, 10).Select(_ => Fill("मुख्य बात 👍🏽 ", 1_000))],
        });

        text.Length.ShouldBeLessThanOrEqualTo(2_200);
        text.ShouldContain("not medical advice");
        text.ShouldContain("please send a message to");
    }

    private static string? Compose(Dictionary<string, string> parts) =>
        PostComposer.Compose(parts, Providers.Find("instagram")!.Form, "en")?.Text;

    private static Dictionary<string, string> Parts(string point, string reason) => new()
    {
        ["hook"] = "🩺 A hook",
        ["point"] = point,
        ["reason"] = reason,
        ["cta"] = "Send a message to Care Clinic.",
        ["disclaimer"] = "General information, not medical advice.",
        ["hashtags"] = "#CareClinic #Pune #careclinic",
    };

    private static string Fill(string text, int length)
    {
        var filled = Repeat(text, length);
        return filled[..StringInfo.ParseCombiningCharacters(filled).Last(at => at <= length)];
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static IEnumerable<(int Start, int End)> Marked(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (text[start] is '#' or '@' && (start == 0 || char.IsWhiteSpace(text[start - 1])))
            {
                var end = text.AsSpan(start).IndexOfAny(" \n");
                yield return (start, end < 0 ? text.Length : start + end);
            }
        }
    }
}
