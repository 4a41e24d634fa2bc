namespace Waooaw.Plant.Tests.Skills;

/// <summary>What a person's notes change in the next version.</summary>
public class RedraftTests
{
    public static TheoryData<string, string> Everywhere => Inputs.ChannelsAndLanguages;

    [Theory]
    [InlineData("Make it shorter please", "shorter")]
    [InlineData("It’s too long. And no emoji!", "shorter,no_emoji")]
    [InlineData("WARMER, and mention the offer first", "warmer,offer_first")]
    [InlineData("please do not use emojis... remove the hashtags", "no_emoji,no_hashtags")]
    [InlineData("do not use emoji", "no_emoji")]
    [InlineData("add emoji", "add_emoji")]
    [InlineData("more formal", "more_formal")]
    [InlineData("Use simple words", "simpler")]
    [InlineData("कृपया इसे छोटा करें", "shorter")]
    [InlineData("बहुत लंबा है, और इमोजी हटा दें।", "shorter,no_emoji")]
    [InlineData("थोड़ा अपनापन लाएँ; ऑफ़र पहले", "warmer,offer_first")]
    [InlineData("ज्यादा औपचारिक", "more_formal")]
    [InlineData("आसान भाषा में लिखिए", "simpler")]
    [InlineData("इमोजी मत लगाओ, हैशटैग हटाएँ", "no_emoji,no_hashtags")]
    [InlineData("इमोजी लगाएं", "add_emoji")]
    [InlineData("thoda chhota karein", "shorter")]
    public void Notes_are_understood_by_their_phrases(string notes, string requests) =>
        Inputs.Value(Inputs.Playbook.Understand(notes)).ShouldBe(requests.Split(','));

    [Theory]
    [InlineData("Please mention Diwali")]
    [InlineData("don't make it shorter")]
    [InlineData("shortest")]
    [InlineData("इसे छोटा मत करें")]
    [InlineData("ज़्यादा औपचारिक नहीं")]
    [InlineData("दिवाली का ज़िक्र करें")]
    [InlineData("…")]
    public void Notes_that_are_not_understood_are_answered_with_what_is(string notes)
    {
        Inputs.Playbook.Understand(notes).IsRefused(out var refusal, out _).ShouldBeTrue();

        refusal!.Violations.ShouldHaveSingleItem().Path.ShouldBe("notes");
        refusal.Violations[0].Message.ShouldContain("“shorter”");
        refusal.Violations[0].Message.ShouldContain("“no hashtags” / “बिना हैशटैग”");
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Every_request_changes_the_text_from_every_angle_where_there_is_something_to_change(string channel, string language)
    {
        string[] nothingToTakeAway = channel switch
        {
            "whatsapp" => ["no_emoji", "no_hashtags"],
            "linkedin" or "youtube" => ["no_emoji"],
            _ => [],
        };
        for (var variant = 0; variant < Inputs.Playbook.Angles.Count; variant++)
        {
            var plain = Inputs.Draft(Inputs.ClinicIn(language), channel, variant).Text;
            var texts = Inputs.Playbook.Requests.Except(nothingToTakeAway)
                .Select(request => Inputs.Draft(Inputs.ClinicIn(language) with { Requests = [request] }, channel, variant).Text)
                .Append(plain)
                .ToArray();

            texts.Distinct().Count().ShouldBe(texts.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Shorter_is_shorter_and_without_is_without(string channel, string language)
    {
        var inputs = Inputs.ClinicIn(language);
        var plain = Inputs.Text(inputs, channel);

        Inputs.Text(inputs with { Requests = ["shorter"] }, channel).Length.ShouldBeLessThan(plain.Length);
        Inputs.Text(inputs with { Requests = ["no_hashtags"] }, channel).ShouldNotContain("#");
        Inputs.Text(inputs with { Requests = ["no_emoji", "add_emoji"] }, channel).ShouldNotContain("🩺");
        Inputs.Text(inputs with { Requests = ["add_emoji"] }, channel).ShouldContain(channel is "linkedin" or "whatsapp" ? "🩺" : "💬");
    }

    [Fact]
    public void A_request_with_nothing_to_do_is_named_in_the_language_of_the_post()
    {
        var inputs = Inputs.HindiClinic with { Requests = ["no_emoji"] };

        Inputs.Playbook.Idle(inputs, "whatsapp", 1, Inputs.Draft(inputs, "whatsapp", 1), ["no_emoji"], []).ShouldBe(["बिना इमोजी"]);
        Inputs.Playbook.Idle(inputs, "instagram", 1, Inputs.Draft(inputs, "instagram", 1), ["no_emoji"], []).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_asked_for_is_done()
    {
        var plain = Inputs.Text(Inputs.Clinic);

        Inputs.Text(Inputs.Clinic with { Requests = ["shorter"] }).Length.ShouldBeLessThan(plain.Length);
        Inputs.Text(Inputs.Clinic with { Requests = ["no_hashtags"] }).ShouldNotContain("#");
        Inputs.Text(Inputs.Clinic with { Requests = ["no_emoji"] }).ShouldNotContain("🩺");
        Inputs.Text(Inputs.Clinic with { Requests = ["no_emoji", "add_emoji"] }).ShouldNotContain("✅");
        Inputs.Text(Inputs.Clinic with { Requests = ["offer_first"] }).ShouldStartWith("🩺 A check and a talk");
        Inputs.Text(Inputs.Clinic with { Requests = ["shorter", "simpler"] }).ShouldContain("not medical advice");
    }
}
