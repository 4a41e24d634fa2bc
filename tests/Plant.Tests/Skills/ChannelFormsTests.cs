using Waooaw.Effects;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>Each channel says a message in its own form, in English and in Hindi.</summary>
public class ChannelFormsTests
{
    public static TheoryData<string, string> Everywhere => Inputs.ChannelsAndLanguages;

    [Fact]
    public void It_writes_for_every_provider_that_can_be_posted_at() =>
        Inputs.Playbook.Channels.Order().ShouldBe(Providers.All.Select(provider => provider.Name).Order());

    [Theory]
    [InlineData("instagram", "10:30", 4, 3)]
    [InlineData("facebook", "18:30", 2, 0)]
    [InlineData("linkedin", "09:00", 3, 0)]
    [InlineData("youtube", "17:00", 3, 3)]
    [InlineData("whatsapp", "11:30", 0, 0)]
    public void Each_has_its_hour_its_hashtags_and_lists_only_where_people_read_lists(string channel, string hour, int hashtags, int lines)
    {
        foreach (var inputs in (DraftInputs[])[Inputs.Clinic with { KeyPoints = ["One", "Two", "Three"] }, Inputs.HindiClinic])
        {
            var draft = Inputs.Draft(inputs, channel);

            draft.SuggestedLocalTime.ShouldBe(hour);
            draft.Text.Split(' ', '\n').Count(word => word.StartsWith('#')).ShouldBe(hashtags);
            draft.Text.Split('\n').Count(line => line.StartsWith('•') || line.StartsWith('–')).ShouldBe(lines);
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void A_title_stands_only_where_the_channel_shows_one(string channel, string language)
    {
        var inputs = Inputs.ClinicIn(language);
        var draft = Inputs.Draft(inputs, channel);

        draft.Title.ShouldBe(Providers.Find(channel)!.Form.Title is null ? null : $"{inputs.Theme} | {inputs.BrandName}");
        draft.Language.ShouldBe(language);
    }

    [Fact]
    public void A_film_has_tags_without_signs_and_a_title_without_angle_brackets()
    {
        var draft = Inputs.Draft(Inputs.Clinic with { Theme = "Sugar < salt, \"really\"" }, "youtube");

        draft.Title.ShouldBe("Sugar ‹ salt, \"really\" | Care Clinic");
        draft.Text.ShouldContain("Sugar ‹ salt");
        draft.Options["tags"].ShouldBe("Care Clinic, Sugar salt really, Pune, health awareness, clinic");
    }

    [Fact]
    public void A_long_title_is_cut_between_words_and_the_description_says_all()
    {
        var theme = string.Join(' ', Enumerable.Repeat("नमस्ते 👩‍👩‍👧‍👦", 14));
        var draft = Inputs.Draft(Inputs.Clinic with { Theme = theme }, "youtube");

        draft.Title!.EnumerateRunes().Count().ShouldBeInRange(80, 100);
        draft.Title.ShouldEndWith("…");
        draft.Text.ShouldContain(theme);
    }

    [Theory]
    [InlineData("en", "Reply STOP to hear no more from us.")]
    [InlineData("hi", "आगे न चाहें, तो उत्तर में STOP भेजें।")]
    public void A_message_to_people_is_at_most_six_single_lines_and_says_how_to_stop(string language, string stop)
    {
        for (var variant = 0; variant < Inputs.Playbook.Angles.Count; variant++)
        {
            var paragraphs = Inputs.Draft(Inputs.ClinicIn(language), "whatsapp", variant).Text.Split("\n\n");

            paragraphs.Length.ShouldBeLessThanOrEqualTo(6);
            paragraphs.ShouldAllBe(paragraph => !paragraph.Contains('\n'));
            paragraphs[^1].ShouldEndWith(stop);
        }
    }

    [Theory]
    [InlineData("facebook", "Hello from Care Clinic in Pune!")]
    [InlineData("linkedin", "Care Clinic, Pune | ")]
    [InlineData("whatsapp", "Namaste. This is Care Clinic, Pune. ")]
    [InlineData("instagram", "🩺 ")]
    [InlineData("youtube", "Because you matter to us:")]
    public void Each_begins_as_people_begin_there(string channel, string beginning) => Inputs.Text(Inputs.Clinic, channel).ShouldStartWith(beginning);
}
