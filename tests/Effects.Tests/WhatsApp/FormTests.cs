using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;

namespace Waooaw.Effects.Tests.WhatsApp;

public class FormTests
{
    private static readonly ChannelForm Form = Providers.Find("whatsapp")!.Form;

    [Theory]
    [InlineData("one", "en", "waooaw_post_1", "en")]
    [InlineData("one\n\ntwo\n\nthree", "en-IN", "waooaw_post_3", "en")]
    [InlineData("एक\n\nदो", "hi", "waooaw_post_2", "hi")]
    public void The_template_follows_from_the_words(string paragraphs, string language, string template, string templateLanguage) =>
        Form.Fill(Words(Message(paragraphs, language), language)).ShouldBe(
            new Dictionary<string, string> { ["template"] = template, ["template_language"] = templateLanguage }, ignoreOrder: true);

    [Theory]
    [InlineData("one\n\ntwo", "en", null)]
    [InlineData("1\n\n2\n\n3\n\n4\n\n5", "hi-IN", null)]
    [InlineData("1\n\n2\n\n3\n\n4\n\n5\n\n6", "en", "too_many_paragraphs")]
    [InlineData("one\ntwo", "en", "paragraphs")]
    [InlineData("one\n\n\ntwo", "en", "paragraphs")]
    [InlineData("one\n\n\n\ntwo", "en", "paragraphs")]
    [InlineData("one\ttwo", "en", "paragraphs")]
    [InlineData("one    two", "en", "paragraphs")]
    [InlineData("one \n\ntwo", "en", "paragraphs")]
    [InlineData(" one", "en", "paragraphs")]
    [InlineData("", "en", "template_words")]
    [InlineData("ஒன்று", "ta", "language")]
    public void What_a_template_cannot_hold_is_said_before(string paragraphs, string language, string? rule) =>
        Form.Objections(Words(Message(paragraphs, language), language)).Select(objection => objection.Rule).ShouldBe(rule is null ? [] : [rule]);

    [Fact]
    public void A_message_without_the_words_that_Meta_approved_is_none_and_is_told_which_they_are()
    {
        var whole = Message("one", "en");
        foreach (var text in (string[])["one", whole["Namaste. ".Length..], whole[..^1], whole.Replace("\n\n", "\n"), Message("one", "hi")])
        {
            var objection = Form.Objections(Words(text, "en")).ShouldHaveSingleItem();
            (objection.Rule, objection.Message).ShouldSatisfyAllConditions(
                () => objection.Rule.ShouldBe("template_words"),
                () => objection.Message.ShouldContain(WhatsAppCase.Closing));
            Form.Fill(Words(text, "en")).ShouldBeEmpty();
        }
    }

    /// <summary>What docs/whatsapp.md tells people to have approved is what is sent.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("hi")]
    public void The_bodies_on_the_page_are_those_that_are_sent(string language)
    {
        var bodies = File.ReadAllText(Page()).Split("```text\n")[1..].Select(block => block.Split("\n```")[0]).ToArray();

        bodies.ShouldContain(body => body.Replace("{{1}}", "one").Replace("{{2}}", "two") == Message("one\n\ntwo", language));
    }

    [Fact]
    public void A_message_has_at_most_1024_characters()
    {
        Form.Text.Takes(new string('a', 1_024)).ShouldBeTrue();
        Form.Text.Takes(new string('a', 1_025)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("template", "waooaw_post_1")]
    [InlineData("template", "hello_world")]
    [InlineData("template_language", "en_US")]
    [InlineData("template_language", "ta")]
    public async Task Another_template_than_the_words_own_is_not_sent(string option, string value)
    {
        await using var stage = await ProviderStage.SetAsync(new WhatsAppCase());
        var post = stage.Post();

        await ShouldBeUnfitAsync(stage, post with { Options = post.Options.SetItem(option, value) });
    }

    [Fact]
    public async Task Words_and_pictures_that_no_template_holds_are_not_sent()
    {
        await using var stage = await ProviderStage.SetAsync(new WhatsAppCase());
        var post = stage.Post();

        await ShouldBeUnfitAsync(stage, post with { Title = "Title" });
        await ShouldBeUnfitAsync(stage, post with { Text = "one\n\ntwo" });
        await ShouldBeUnfitAsync(stage, post with { Text = Message("one\ntwo\n\nthree", "en") });
        await ShouldBeUnfitAsync(stage, post with { Text = Message($"{new string('a', 1_024)}\n\nb", "en") });
        await ShouldBeUnfitAsync(stage, post with { Options = post.Options.Remove("template_language") });
        await ShouldBeUnfitAsync(stage, post with { Media = [post.Media[0], post.Media[0]] });
        await ShouldBeUnfitAsync(stage, post with { Media = [post.Media[0] with { ContentType = "video/mp4" }] });
        await ShouldBeUnfitAsync(stage, post with { Recipients = [] });
    }

    private static async Task ShouldBeUnfitAsync(ProviderStage stage, PublishPost post)
    {
        var no = (await stage.PublishAsync(post)).ShouldBeOfType<Receipt.Refused>();
        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.Validation));
        stage.Vault.Requests.ShouldBeEmpty();
    }

    private static string Page([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/whatsapp.md");

    private static string Message(string paragraphs, string language) => language.StartsWith("hi", StringComparison.Ordinal)
        ? $"नमस्ते। {paragraphs}\n\nआपको यह इसलिए मिलता है कि आपने हमारे संदेश चाहे थे। आगे न चाहें, तो उत्तर में STOP भेजें।"
        : $"Namaste. {paragraphs}\n\n{WhatsAppCase.Closing}";

    private static PostWords Words(string text, string language) =>
        new(Title: null, text, ImmutableSortedDictionary<string, string>.Empty, language);
}
