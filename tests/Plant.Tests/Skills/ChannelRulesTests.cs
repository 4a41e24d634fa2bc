using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.Channels;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>What Instagram would refuse is found before anybody approves it.</summary>
public class ChannelRulesTests
{
    private static readonly DraftMedia Square = new("image/jpeg", 1080, 1080);

    [Fact]
    public void A_post_with_a_picture_is_fine() => Check("Hello").ShouldBeEmpty();

    [Fact]
    public void A_post_without_a_picture_is_blocked_and_nobody_may_waive_that()
    {
        var finding = ChannelRules.Check("instagram", null, "Hello", []).ShouldHaveSingleItem();

        finding.RuleId.ShouldBe("instagram.media_required");
        finding.Severity.ShouldBe(FindingSeverity.Block);
        finding.Waivable.ShouldBeFalse();
    }

    [Fact]
    public void A_caption_has_at_most_2200_code_units()
    {
        Check(new string('a', 2_200)).ShouldBeEmpty();
        Check(new string('a', 2_201)).ShouldBe(["instagram.caption_too_long"]);
        Check(string.Concat(Enumerable.Repeat("😀", 1_101))).ShouldBe(["instagram.caption_too_long"]);
    }

    [Fact]
    public void At_most_30_hashtags_and_20_mentions_are_taken()
    {
        Check(Many("#t", 30) + Many("@u", 20)).ShouldBeEmpty();
        Check(Many("#t", 31)).ShouldBe(["instagram.too_many_hashtags"]);
        Check(Many("#स", 31)).ShouldBe(["instagram.too_many_hashtags"]);
        Check(Many("@u", 21)).ShouldBe(["instagram.too_many_mentions"]);
        Check(Many("mail@example.com", 21) + Many("# ", 31) + Many("#️⃣", 31)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1080, 1350, true)]
    [InlineData(1079, 1350, false)]
    [InlineData(1910, 1000, true)]
    [InlineData(1911, 1000, false)]
    [InlineData(0, 0, false)]
    public void A_picture_is_from_4_by_5_to_191_by_100(int width, int height, bool fits) =>
        Rules(ChannelRules.Check("instagram", null, "x", [new("image/jpeg", width, height)])).ShouldBe(fits ? [] : ["instagram.aspect"]);

    [Fact]
    public void Only_jpeg_pictures_are_taken_and_only_one()
    {
        Rules(ChannelRules.Check("instagram", null, "x", [new("image/png", 10, 10)])).ShouldBe(["instagram.media_type"]);
        Rules(ChannelRules.Check("instagram", null, "x", [Square, Square])).ShouldBe(["instagram.one_picture"]);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u0007b")]
    [InlineData("a\u202Eb")]
    public void Control_characters_are_blocked(string text) => Check(text).ShouldBe(["text.control_characters"]);

    [Fact] // no InlineData: half a character does not travel in an attribute
    public void Half_a_character_is_blocked() => Check("a\ud800b").ShouldBe(["text.control_characters"]);

    [Fact]
    public void Lines_joiners_and_emoji_are_no_control_characters() => Check("a\nb\tc 👩‍👩‍👧‍👦 क्‍ष").ShouldBeEmpty();

    [Fact]
    public void A_title_that_nobody_would_see_is_blocked() =>
        Rules(ChannelRules.Check("instagram", "News", "x", [Square])).ShouldBe(["instagram.title_unused"]);

    [Fact]
    public void A_channel_that_is_not_offered_is_blocked() => Rules(ChannelRules.Check("fax", null, "x", [Square])).ShouldBe(["channel.not_offered"]);

    [Fact]
    public void A_clinic_that_is_not_named_is_worth_a_word()
    {
        var finding = ChannelRules.Check("instagram", null, "Come in!", [Square], "Care Clinic").ShouldHaveSingleItem();

        finding.RuleId.ShouldBe("health.clinic_named");
        finding.Severity.ShouldBe(FindingSeverity.Info);
        ChannelRules.Check("instagram", null, "Come to CARE CLINIC!", [Square], "Care Clinic").ShouldBeEmpty();
    }

    private static IEnumerable<string> Check(string text) => Rules(ChannelRules.Check("instagram", null, text, [Square]));

    private static IEnumerable<string> Rules(IEnumerable<Finding> findings) => findings.Select(finding => finding.RuleId);

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text + " ", times));
}
