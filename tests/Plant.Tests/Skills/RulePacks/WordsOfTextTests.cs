using Waooaw.Plant.Skills.RulePacks;
using Waooaw.Plant.Skills.RulePacks.Healthcare;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Tests.Skills.RulePacks;

/// <summary>Words are read as a person reads them, and a finding points at the very characters of the original.</summary>
public class WordsOfTextTests
{
    [Theory]
    [InlineData("１００％ Cure", "100 percent cure")]
    [InlineData("gu\u200Baran\u00ADtee", "guarantee")]
    [InlineData("\u0421ure", "cure")] // Cyrillic Es
    [InlineData("𝐜𝐮𝐫𝐞 ⓒⓤⓡⓔ", "cure cure")]
    [InlineData("don't, won’t", "dont wont")]
    [InlineData("sooooo good", "so good")]
    [InlineData("१००% गारन्टी, ज़रूर", "100 percent गारंटि जरुर")]
    [InlineData("14weeks", "14 weeks")]
    [InlineData("#TeamBoy WhatsApp", "team boy whatsapp")]
    public void Look_alikes_hidden_and_styled_characters_are_read_plainly(string text, string plain) =>
        string.Join(' ', WordsOfText.Read(text).Words.Select(word => word.Text)).ShouldBe(plain);

    [Fact]
    public void Sentences_end_where_a_reader_pauses_and_not_after_a_title() =>
        WordsOfText.Read("Dr. Rao is away. Come on Monday! क्या आप आएंगे? हां। Rs. 1.50 each").Sentences.Count.ShouldBe(5);

    [Theory]
    [InlineData("Only here: a gu\u200Baranteed cure, friends.", "gu\u200Baranteed cure")]
    [InlineData("👩‍⚕️ मुहांसों से १००% छुटकारा!", "१००% छुटकारा")]
    [InlineData("1 0 0 %  c u r e  today", "1 0 0 %  c u r e")]
    public void A_finding_points_at_the_words_as_they_were_written(string text, string words)
    {
        var span = HealthcareRules.Load().Check(PostText.Of(null, text, [])).Single(finding => finding.RuleId == "health.cure_claim").Span!;

        (span.Member, text.Substring(span.Start, span.Length)).ShouldBe(("text", words), text);
    }

    [Fact]
    public void The_title_is_read_too() => HealthcareRules.Load().Check(PostText.Of("Painless root canal", "Care Clinic.", ["Care Clinic"]))
        .ShouldHaveSingleItem().Span!.Member.ShouldBe("title");

    [Theory]
    [InlineData("[a]\n~ cure")]
    [InlineData("[a]\n<nobody> cure")]
    [InlineData("[a]\nside-effect")]
    public void A_word_list_with_a_line_that_cannot_be_read_is_refused_with_its_line(string list) =>
        Should.Throw<FormatException>(() => WordList.Parse("list.txt", list)).Message.ShouldContain("list.txt, line 2");

    [Theory]
    [InlineData("999971658847", true)]
    [InlineData("999971658848", false)]
    [InlineData("999917658847", false)] // two neighbours exchanged
    public void The_check_digit_of_an_Aadhaar_number_is_computed(string digits, bool isValid) => Verhoeff.IsValid(digits).ShouldBe(isValid);
}
