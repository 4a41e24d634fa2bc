using System.Collections.Immutable;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Plant.Skills.Channels;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>What a platform would refuse is found before anybody approves it, whatever its form.</summary>
public class ChannelRulesTests
{
    private static readonly PostMedia Square = Picture("image/jpeg", 1080, 1080);

    /// <summary>A channel of no real platform, which asks for everything that a form can ask for.</summary>
    private static readonly Provider Stage = new("stage", "Stage", new ChannelForm
    {
        Title = new TextLimit(5, text => text.Length, "letters", "https://stage.example/title"),
        Text = new TextLimit(10, text => 2 * text.Length, "steps", "https://stage.example/text"),
        Media = new MediaForm(Least: 1, Most: 2, ["video/mp4"], MaxBytes: 1_000, null, "https://stage.example/films"),
        Options = [new PostOption("mood", "How it sounds.", "calm", ["calm", "loud"]), new PostOption("tags", "Keywords.", "", [])],
        Objections = words => words.Text.Contains('<') ? [new FormObjection("angle_brackets", "Take out “<”.", "https://stage.example/text")] : [],
    }, _ => true);

    private static readonly PostMedia Film = new(ContentHash.OfBytes("film"u8), "video/mp4", 0, 0, 1_000);

    [Fact]
    public void A_post_with_a_picture_is_fine() => Check("Hello").ShouldBeEmpty();

    [Fact]
    public void A_post_without_a_picture_is_blocked_and_nobody_may_waive_that()
    {
        var finding = ChannelRules.Check("instagram", Words("Hello"), []).ShouldHaveSingleItem();

        finding.RuleId.ShouldBe("instagram.media_required");
        finding.Message.ShouldBe("Instagram takes no post without a picture. Add 1.");
        finding.Severity.ShouldBe(FindingSeverity.Block);
        finding.Waivable.ShouldBeFalse();
    }

    [Fact]
    public void A_caption_has_at_most_2200_code_units()
    {
        Check(new string('a', 2_200)).ShouldBeEmpty();
        Check(new string('a', 2_201)).ShouldBe(["instagram.text_too_long"]);
        Check(string.Concat(Enumerable.Repeat("😀", 1_101))).ShouldBe(["instagram.text_too_long"]);
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

    [Fact]
    public void Where_a_platform_names_no_number_any_number_of_hashtags_is_taken() =>
        Rules(ChannelRules.Check(
            Stage with { Form = Stage.Form with { Text = Stage.Form.Text with { Max = 1_000 } } }, Words(Many("#t @u", 50)) with { Title = "T" }, [Film]))
            .ShouldBeEmpty();

    [Theory]
    [InlineData(1080, 1350, true)]
    [InlineData(1079, 1350, false)]
    [InlineData(1910, 1000, true)]
    [InlineData(1911, 1000, false)]
    [InlineData(0, 0, false)]
    public void A_picture_is_from_4_by_5_to_191_by_100(int width, int height, bool fits) =>
        Rules(ChannelRules.Check("instagram", Words("x"), [Picture("image/jpeg", width, height)])).ShouldBe(fits ? [] : ["instagram.aspect"]);

    [Fact]
    public void Only_jpeg_pictures_are_taken_and_only_one_and_none_too_large()
    {
        Rules(ChannelRules.Check("instagram", Words("x"), [Picture("image/png", 10, 10)])).ShouldBe(["instagram.media_type"]);
        Rules(ChannelRules.Check("instagram", Words("x"), [Square, Square])).ShouldBe(["instagram.too_much_media"]);
        Rules(ChannelRules.Check("instagram", Words("x"), [Square with { Bytes = 8_000_001 }])).ShouldBe(["instagram.media_too_large"]);
    }

    [Fact]
    public void A_film_has_no_shape_to_be_cropped() =>
        Rules(ChannelRules.Check(
            Stage with { Form = Stage.Form with { Media = Stage.Form.Media with { Aspect = (new(1, 1), new(2, 1)) } } },
            Words("x") with { Title = "T" },
            [Film])).ShouldBeEmpty();

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
        Rules(ChannelRules.Check("instagram", Words("x") with { Title = "News" }, [Square])).ShouldBe(["instagram.title_unused"]);

    [Fact]
    public void A_channel_that_is_not_offered_is_blocked() =>
        Rules(ChannelRules.Check("fax", Words("x"), [Square])).ShouldBe(["channel.not_offered"]);

    [Fact]
    public void A_form_is_held_to_its_own_numbers_in_its_own_unit()
    {
        var findings = ChannelRules.Check(Stage, Words("123456") with { Title = "123456" }, [Film, Film, Film]);

        Rules(findings).ShouldBe(["stage.title_too_long", "stage.text_too_long", "stage.too_much_media"]);
        findings[0].Message.ShouldBe("The title has 6 letters; Stage takes 5. Shorten it by 1.");
        findings[1].Message.ShouldBe("The text has 12 steps; Stage takes 10. Shorten it by 2.");
        findings.Select(finding => finding.Source).ShouldBe(
            ["https://stage.example/title", "https://stage.example/text", "https://stage.example/films"]);
    }

    [Fact]
    public void Where_a_title_is_shown_none_is_blocked() =>
        Rules(ChannelRules.Check(Stage, Words("x") with { Title = " " }, [Film])).ShouldBe(["stage.title_missing"]);

    [Fact]
    public void Only_options_of_the_form_are_taken_and_only_its_choices()
    {
        Rules(Options(("mood", "loud"), ("tags", "any, text"))).ShouldBeEmpty();
        Rules(Options(("mood", "angry"))).ShouldBe(["stage.option_choice"]);
        Options(("colour", "red")).ShouldHaveSingleItem().Message.ShouldBe("Nobody can choose `colour` on Stage; there are: mood, tags. Leave it out.");
    }

    [Fact]
    public void What_the_form_itself_objects_to_stands_under_the_name_of_its_channel()
    {
        var finding = ChannelRules.Check(Stage, Words("a<b") with { Title = "T" }, [Film]).ShouldHaveSingleItem();

        finding.ShouldBe(new Finding("stage.angle_brackets", FindingSeverity.Block, "Take out “<”.", "https://stage.example/text", false));
    }

    private static IReadOnlyList<Finding> Options(params (string Name, string Value)[] options) => ChannelRules.Check(
        Stage, Words("x") with { Title = "T", Options = options.ToImmutableSortedDictionary(option => option.Name, option => option.Value) }, [Film]);

    private static PostMedia Picture(string contentType, int width, int height) =>
        new(ContentHash.OfBytes("picture"u8), contentType, width, height, 1_000);

    private static PostWords Words(string text) => new(null, text, ImmutableSortedDictionary<string, string>.Empty);

    private static IEnumerable<string> Check(string text) => Rules(ChannelRules.Check("instagram", Words(text), [Square]));

    private static IEnumerable<string> Rules(IEnumerable<Finding> findings) => findings.Select(finding => finding.RuleId);

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text + " ", times));
}
