namespace Waooaw.Plant.Tests.Skills;

/// <summary>One playbook, two languages, and each speaks its own.</summary>
public class LanguageTests
{
    public static TheoryData<string> Channels => [.. Inputs.Playbook.Channels];

    [Theory]
    [MemberData(nameof(Channels))]
    public void A_hindi_post_of_hindi_words_has_no_english_in_it(string channel)
    {
        for (var variant = 0; variant < Inputs.Playbook.Angles.Count; variant++)
        {
            foreach (var tone in Inputs.Playbook.ToneWords)
            {
                var draft = Inputs.Draft(Inputs.HindiClinic with { Tone = tone }, channel, variant);

                $"{draft.Title}{draft.Text}".Replace("STOP", "", StringComparison.Ordinal).Any(char.IsAsciiLetter).ShouldBeFalse(draft.Text);
                draft.Text.ShouldNotContain('.');
            }
        }
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public void The_reader_is_spoken_to_with_respect(string channel)
    {
        string[] familiar = ["तू ", "तुम ", "तुम्हार", "तेरा", "तेरी"];
        for (var variant = 0; variant < Inputs.Playbook.Angles.Count; variant++)
        {
            var text = Inputs.Draft(Inputs.HindiClinic, channel, variant).Text;

            text.ShouldContain("कृपया");
            familiar.ShouldAllBe(word => !text.Contains(word, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("hi-IN", "hi")]
    [InlineData("HI", "hi")]
    [InlineData("en-IN", "en")]
    public void The_country_of_a_tag_changes_nothing(string tag, string language)
    {
        var draft = Inputs.Draft(Inputs.ClinicIn(language) with { Language = tag });

        draft.Language.ShouldBe(language);
        draft.Text.ShouldBe(Inputs.Text(Inputs.ClinicIn(language)));
    }

    [Fact]
    public void Tones_are_understood_in_the_words_of_either_language() =>
        Inputs.Text(Inputs.HindiClinic with { Tone = "पेशेवर और शांत" }).ShouldBe(Inputs.Text(Inputs.HindiClinic with { Tone = "professional, calm" }));

    [Fact]
    public void Each_tone_sounds_different_in_hindi_too() => Inputs.Playbook.ToneWords
        .Select(tone => Inputs.Text(Inputs.HindiClinic with { Tone = tone })).Distinct().Count().ShouldBe(Inputs.Playbook.ToneWords.Count);

    [Fact]
    public void An_industry_is_known_by_its_hindi_name() =>
        Inputs.Text(Inputs.HindiClinic with { Industry = "अस्पताल" }).ShouldBe(Inputs.Text(Inputs.HindiClinic));
}
