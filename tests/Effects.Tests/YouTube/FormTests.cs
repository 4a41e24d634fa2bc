using System.Collections.Immutable;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;

namespace Waooaw.Effects.Tests.YouTube;

/// <summary>https://developers.google.com/youtube/v3/docs/videos: title, description and tags.</summary>
public class FormTests
{
    private static readonly ChannelForm Form = Providers.Find("youtube")!.Form;

    [Fact]
    public void A_title_is_counted_in_characters_and_a_description_in_bytes()
    {
        Form.Title!.Takes(string.Concat(Enumerable.Repeat("😀", 100))).ShouldBeTrue();
        Form.Title.Takes(new string('a', 101)).ShouldBeFalse();
        Form.Text.Takes(new string('न', 1_666)).ShouldBeTrue();
        Form.Text.Takes(new string('न', 1_667)).ShouldBeFalse();
    }

    [Fact]
    public void What_nobody_chose_is_stated_too()
    {
        var stated = Form.Fill(Words());

        stated.ShouldBe(new Dictionary<string, string> { ["category"] = "22", ["made_for_kids"] = "no", ["privacy"] = "public" }, ignoreOrder: true);
        Form.Fill(Words() with { Options = stated }).ShouldBe(stated);
    }

    [Fact]
    public void Tags_are_stated_as_they_are_sent() =>
        Form.Fill(Words(("tags", " health,BP camp ,, "), ("privacy", "private")))["tags"].ShouldBe("health, BP camp");

    /// <summary>"the tag Foo-Baz contains seven characters, but the tag Foo Baz contains nine characters", and commas count.</summary>
    [Theory]
    [InlineData(500, "", true)]
    [InlineData(501, "", false)]
    [InlineData(490, ",Foo Baz", true)]
    [InlineData(491, ",Foo Baz", false)]
    [InlineData(492, ",Foo-Baz", true)]
    public void Tags_are_counted_as_YouTube_counts(int length, string more, bool fits) =>
        Rules(Words(("tags", new string('a', length) + more))).Contains("tags_too_long").ShouldBe(!fits);

    [Theory]
    [InlineData("<b>", "Text", "angle_brackets")]
    [InlineData("Title", "a > b", "angle_brackets")]
    [InlineData(" ", "Text", "title_missing")]
    [InlineData(null, "Text", "title_missing")]
    public void What_YouTube_would_refuse_is_said_before(string? title, string text, string rule) =>
        Rules(new PostWords(title, text, ImmutableSortedDictionary<string, string>.Empty)).ShouldBe([rule]);

    [Fact]
    public void A_category_is_a_number() => Rules(Words(("category", "education"))).ShouldBe(["category"]);

    [Theory]
    [InlineData("privacy", "everyone")]
    [InlineData("made_for_kids", "perhaps")]
    [InlineData("category", "education")]
    [InlineData("tags", "a,b")]
    [InlineData("tags", "")]
    public async Task An_option_that_YouTube_does_not_know_is_not_sent(string option, string value)
    {
        await using var stage = await ProviderStage.SetAsync(new YouTubeCase());
        var post = stage.Post();

        var no = (await stage.PublishAsync(post with { Options = post.Options.SetItem(option, value) })).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.Validation));
        stage.Vault.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_and_pictures_that_are_no_film_are_not_sent()
    {
        await using var stage = await ProviderStage.SetAsync(new YouTubeCase());
        var post = stage.Post();

        foreach (var unfit in new[]
        {
            post with { Media = [] },
            post with { Media = [post.Media[0] with { ContentType = "image/jpeg" }] },
            post with { Media = [post.Media[0], post.Media[0]] },
            post with { Title = null },
            post with { Title = "<b>" },
            post with { Title = new string('a', 101) },
            post with { Text = "a > b" },
            post with { Text = new string('न', 1_667) },
            post with { Options = post.Options.Remove("privacy") },
        })
        {
            (await stage.PublishAsync(unfit)).ShouldBeOfType<Receipt.Refused>().Reason.ShouldBe(Reasons.Validation);
        }

        stage.Vault.Requests.ShouldBeEmpty();
    }

    private static PostWords Words(params (string Name, string Value)[] options) =>
        new("Title", "Text", options.ToImmutableSortedDictionary(option => option.Name, option => option.Value));

    private static IEnumerable<string> Rules(PostWords words) => Form.Objections(words).Select(objection => objection.Rule);
}
