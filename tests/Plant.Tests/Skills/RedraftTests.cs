namespace Waooaw.Plant.Tests.Skills;

/// <summary>What a person's notes change in the next version.</summary>
public class RedraftTests
{
    [Theory]
    [InlineData("Make it shorter please", "shorter")]
    [InlineData("It’s too long. And no emoji!", "shorter,no_emoji")]
    [InlineData("WARMER, and mention the offer first", "warmer,offer_first")]
    [InlineData("please do not use emojis... remove the hashtags", "no_emoji,no_hashtags")]
    [InlineData("do not use emoji", "no_emoji")]
    [InlineData("add emoji", "add_emoji")]
    [InlineData("more formal", "more_formal")]
    [InlineData("Use simple words", "simpler")]
    public void Notes_are_understood_by_their_phrases(string notes, string requests) =>
        Inputs.Value(Inputs.Playbook.Understand(notes)).ShouldBe(requests.Split(','));

    [Theory]
    [InlineData("Please mention Diwali")]
    [InlineData("don't make it shorter")]
    [InlineData("shortest")]
    [InlineData("…")]
    public void Notes_that_are_not_understood_are_answered_with_what_is(string notes)
    {
        Inputs.Playbook.Understand(notes).IsRefused(out var refusal, out _).ShouldBeTrue();

        refusal!.Violations.ShouldHaveSingleItem().Path.ShouldBe("notes");
        refusal.Violations[0].Message.ShouldContain("“shorter”");
        refusal.Violations[0].Message.ShouldContain("“no hashtags”");
    }

    [Fact]
    public void Every_request_changes_the_text()
    {
        var texts = Inputs.Playbook.Requests
            .Select(request => Inputs.Text(Inputs.Clinic with { Requests = [request] }))
            .Append(Inputs.Text(Inputs.Clinic))
            .ToArray();

        texts.Distinct().Count().ShouldBe(texts.Length);
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
