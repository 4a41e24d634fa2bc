using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>Several posts of one theme do not repeat each other.</summary>
public class AngleTests
{
    // Who speaks may be said again.
    private static readonly string[] BrandLines = ["A film by ", "This is ", "की ओर से एक वीडियो", "की ओर से है"];

    public static TheoryData<string, string> Everywhere => Inputs.ChannelsAndLanguages;

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Two_posts_of_a_theme_share_no_sentence_but_who_speaks_the_call_and_the_disclaimer(string channel, string language)
    {
        var bodies = Variants().Select(variant => Body(Inputs.Draft(Inputs.ClinicIn(language), channel, variant), channel)).ToArray();

        foreach (var (one, other) in bodies.SelectMany((one, at) => bodies.Skip(at + 1).Select(other => (one, other))))
        {
            one.Intersect(other).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Every_key_point_stands_in_the_first_post_and_each_later_one_begins_with_another(string channel, string language)
    {
        var inputs = Inputs.ClinicIn(language) with { KeyPoints = ["Aaa", "Bbb", "Ccc", "Ddd", "Eee"] };
        inputs.KeyPoints.ShouldAllBe(point => Inputs.Draft(inputs, channel, 0).Text.Contains(point));

        var firsts = Variants().Select(variant => inputs.KeyPoints.Where(Inputs.Draft(inputs, channel, variant).Text.Contains).ToArray()).ToArray();
        firsts[1].ShouldBe(["Bbb"]);
        firsts[2].ShouldBe(["Ccc"]);
        firsts[3].ShouldBe(["Ddd"]);
        firsts[4].ShouldBe(["Eee"]);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Without_offer_audience_place_and_key_points_every_angle_still_says_something(string channel, string language)
    {
        var inputs = Inputs.ClinicIn(language) with { Offer = null, Audience = null, Location = null, KeyPoints = [] };
        var texts = Variants().Select(variant => Inputs.Draft(inputs, channel, variant).Text).ToArray();

        texts.Distinct().Count().ShouldBe(texts.Length);
        texts.ShouldAllBe(text => text.Contains(inputs.Theme) && Inputs.Sentences(text).Length >= 5);
    }

    [Fact]
    public void The_posts_of_a_theme_are_days_apart() =>
        Variants().Select(variant => Inputs.Draft(Inputs.Clinic, "facebook", variant).DaysLater).ShouldBe([0, 2, 4, 6, 8]);

    [Fact]
    public void More_posts_than_there_are_angles_are_refused_with_how_many_there_are()
    {
        Inputs.Playbook.Draft(Inputs.Clinic, Inputs.Channel, 5).IsRefused(out var refusal, out _).ShouldBeTrue();

        refusal!.Violations.ShouldHaveSingleItem().ShouldBe(
            new("posts_per_channel", "One theme can be said in 5 ways here. Ask for at most 5 posts for each channel."));
    }

    private static IEnumerable<int> Variants() => Enumerable.Range(0, Inputs.Playbook.Angles.Count);

    /// <summary>The sentences before the call to action.</summary>
    private static string[] Body(ChannelDraft draft, string channel)
    {
        var paragraphs = Inputs.Own(draft, channel).Split("\n\n");
        var tail = paragraphs[^1].StartsWith('#') ? 3 : 2;
        string[] titled = [draft.Title ?? "", .. paragraphs[..^tail]];
        return [.. Inputs.Sentences(string.Join('\n', titled)).Where(sentence => !BrandLines.Any(sentence.Contains))];
    }
}
