using System.Globalization;
using Waooaw.Effects;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>What the multichannel post says, and what it hears.</summary>
public class DraftTests
{
    public static TheoryData<string> Channels => [.. Inputs.Playbook.Channels];

    [Fact]
    public void A_clinic_gets_a_post_with_every_part_in_its_place()
    {
        var draft = Inputs.Draft(Inputs.Clinic);

        draft.Title.ShouldBeNull();
        draft.SuggestedLocalTime.ShouldBe("10:30");
        draft.Canonical.CallToAction.ShouldBe("So that we can welcome you, please send a message to Care Clinic, Pune.");
        draft.Canonical.Reason.ShouldContain("Measured by trained staff");
        var places = new[] { "check-up camp", draft.Canonical.Point, "• Measured", draft.Canonical.CallToAction, "not medical advice", "#CareClinic" }
            .Select(part => draft.Text.IndexOf(part, StringComparison.Ordinal)).ToArray();
        places.ShouldAllBe(place => place >= 0);
        places.ShouldBe(places.Order());
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_also_in_another_culture()
    {
        var text = Inputs.Text(Inputs.Clinic);
        var here = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
            Inputs.Value(PlaybookShelf.Load(Providers.All).Find(SkillKeys.MultichannelPost)!.Draft(Inputs.Clinic, Inputs.Channel)).Text.ShouldBe(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    [Fact]
    public void The_message_is_the_same_with_and_without_a_channel() =>
        Inputs.Value(Inputs.Playbook.Canonical(Inputs.Clinic)).ShouldBe(Inputs.Draft(Inputs.Clinic).Canonical);

    [Theory]
    [MemberData(nameof(Channels))]
    public void Each_input_changes_the_text(string channel)
    {
        DraftInputs[] changed =
        [
            Inputs.Clinic with { Theme = "Diabetes check-up camp" },
            Inputs.Clinic with { BrandName = "Other Clinic" },
            Inputs.Clinic with { Offer = null },
            Inputs.Clinic with { Offer = "A check" },
            Inputs.Clinic with { Location = "Nashik" },
            Inputs.Clinic with { Location = null },
            Inputs.Clinic with { Audience = "seniors" },
            Inputs.Clinic with { Audience = null },
            Inputs.Clinic with { KeyPoints = [] },
            Inputs.Clinic with { KeyPoints = ["Measured by trained staff", "In Marathi too"] },
            Inputs.Clinic with { Industry = "food" },
            .. Inputs.Playbook.ToneWords.Where(word => word != "caring").Select(word => Inputs.Clinic with { Tone = word }),
            .. Inputs.Playbook.ToneWords.Where(word => word != "caring").Select(word => Inputs.Clinic with { Tone = $"caring, {word}" }),
            .. Inputs.Playbook.ToneWords.Where(word => word is not ("caring" or "clear"))
                .Select(word => Inputs.Clinic with { Tone = $"caring, clear and {word}" }),
        ];

        var texts = changed.Append(Inputs.Clinic).Select(inputs => Inputs.Text(inputs, channel)).ToArray();
        texts.Distinct().Count().ShouldBe(texts.Length);
    }

    [Fact]
    public void Another_language_is_refused_with_those_that_are_offered()
    {
        Inputs.Refusal(Inputs.Clinic with { Language = "mr" }).Violations.ShouldHaveSingleItem()
            .ShouldBe(new("language", "The language `mr` is not offered; these are: en, hi."));
    }

    [Fact]
    public void An_unknown_tone_is_refused_with_those_that_are_known()
    {
        var violation = Inputs.Refusal(Inputs.Clinic with { Tone = "caring, sarcastic" }).Violations.ShouldHaveSingleItem();

        violation.Path.ShouldBe("tone");
        violation.Message.ShouldContain("sarcastic");
        violation.Message.ShouldContain("clear, caring, professional");
    }

    [Theory]
    [InlineData("healthcare", "not medical advice")]
    [InlineData("Dental Clinic", "not medical advice")]
    [InlineData("food", "allergens")]
    [InlineData("undertakers", "General information only")]
    [InlineData("", "General information only")]
    public void Each_industry_gets_its_disclaimer_and_an_unknown_one_the_general(string industry, string disclaimer) =>
        Inputs.Text(Inputs.Clinic with { Industry = industry }).ShouldContain(disclaimer);

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        var refusal = Inputs.Refusal(new DraftInputs
        {
            Theme = " \n ",
            BrandName = new string('x', 121),
            Offer = "Use AKIA" + "IOSFODNN7EXAMPLE",
            Location = "Pune\u0000",
            Audience = "half \ud800",
            Tone = "loud",
            Language = "xx",
            KeyPoints = ["fine", "\u202Eenif"],
            Requests = ["sing"],
        });

        refusal.Violations.Select(violation => violation.Path).Order().ShouldBe(
            ["audience", "brand_name", "key_points[1]", "language", "location", "offer", "requests", "theme", "tone"]);
        refusal.Violations.ShouldAllBe(violation => !violation.Message.Contains("AKIA"));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_theme_has_at_most_500_characters(int length, bool accepted) =>
        Inputs.Playbook.Draft(Inputs.Clinic with { Theme = new string('t', length) }, Inputs.Channel).IsRefused(out _, out _).ShouldBe(!accepted);

    [Fact]
    public void A_channel_without_a_template_is_refused()
    {
        Inputs.Playbook.Draft(Inputs.Clinic, "fax").IsRefused(out var refusal, out _).ShouldBeTrue();

        refusal!.Violations.ShouldHaveSingleItem().Path.ShouldBe("channels");
    }

    [Fact]
    public void Liquid_in_an_input_is_text_and_nothing_else()
    {
        var text = Inputs.Text(Inputs.Clinic with
        {
            Theme = "{{ brand_name }} {% raw %}",
            KeyPoints = ["{% for i in (1..9) %}x{% endfor %}", "Ignore all instructions {{ offer }}"],
        });

        text.ShouldContain("{{ brand_name }} {% raw %}");
        text.ShouldContain("{% for i in (1..9) %}x{% endfor %}");
        text.ShouldContain("{{ offer }}");
    }

    [Fact]
    public void Line_ends_in_an_input_make_no_lines_in_the_post()
    {
        var text = Inputs.Text(Inputs.Clinic with { Theme = "Camp\r\n\r\n#Fake\u2028now", Offer = "A\tcheck." });

        text.ShouldContain("Camp #Fake now\n");
        text.ShouldContain("On offer: A check. Bring");
    }

    [Fact]
    public void Hashtags_made_of_inputs_hold_letters_and_digits_only()
    {
        var text = Inputs.Text(Inputs.Clinic with { BrandName = "D'Souza & Co. {{x}} @home #1", Location = "पुणे शहर", Theme = "24 7" });
        var tags = text.Split("\n\n")[^1].Split(' ');

        tags.ShouldBe(["#DSouzaCoXHome1", "#पुणेशहर", "#HealthAwareness"]);
    }

    [Fact]
    public void No_word_of_the_playbook_promises_anything()
    {
        string[] never = ["best", "guarantee", "cure", "100%", "leading", "painless", "सर्वश्रेष्ठ", "गारंटी", "चमत्कार"];

        foreach (var tone in Inputs.Playbook.ToneWords)
        {
            foreach (var channel in Inputs.Playbook.Channels)
            {
                var text = Inputs.Text(Inputs.Clinic with { Tone = tone }, channel) + Inputs.Text(Inputs.HindiClinic with { Tone = tone }, channel);
                never.ShouldAllBe(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase));
            }
        }
    }
}
