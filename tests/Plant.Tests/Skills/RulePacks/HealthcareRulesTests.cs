using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks;
using Waooaw.Plant.Skills.RulePacks.Healthcare;

namespace Waooaw.Plant.Tests.Skills.RulePacks;

/// <summary>Each rule by examples of both kinds, in three ways of writing.</summary>
public class HealthcareRulesTests
{
    private static readonly RulePack Pack = HealthcareRules.Load();

    [Theory]
    [InlineData("health.cure_claim", "100% ilaaj ki guarantee")]
    [InlineData("health.cure_claim", "Our fillings are painless.")]
    [InlineData("health.cure_claim", "इस गोली का कोई दुष्प्रभाव नहीं।")]
    [InlineData("health.scheduled_disease", "Try our karela powder for diabetes.")]
    [InlineData("health.scheduled_disease", "मिर्गी की जड़ी-बूटी यहां मिलती है।")]
    [InlineData("health.named_physician", "Book with Dr. Rao now, the trusted name.")]
    [InlineData("health.named_physician", "डॉ. मेहता शहर के सबसे अच्छे डॉक्टर हैं।")]
    [InlineData("health.sex_determination", "Boy or girl? Our scan tells you in week 14.")]
    [InlineData("health.sex_determination", "लिंग जांच की सुविधा उपलब्ध।")]
    [InlineData("health.patient_story", "\"My knee is fine now,\" says a happy patient.")]
    [InlineData("health.patient_story", "Before and after: six weeks of braces.")]
    [InlineData("health.personal_data", "Ask Ramesh, a patient of ours, at 98765 43210.")]
    [InlineData("health.personal_data", "Aadhaar: 1234 5678 9012")]
    [InlineData("health.superlative", "The best clinic in Pune.")]
    [InlineData("health.price_inducement", "50% off on every root canal.")]
    public void What_a_clinic_may_not_say_is_found(string rule, string text) => Found(text).ShouldContain(rule);

    [Theory]
    [InlineData("health.cure_claim", "We do not promise a cure.")]
    [InlineData("health.cure_claim", "हम इलाज की गारंटी नहीं देते।")]
    [InlineData("health.cure_claim", "Beware of anyone who promises a 100% cure.")]
    [InlineData("health.scheduled_disease", "Diabetes check-up camp on Sunday.")]
    [InlineData("health.scheduled_disease", "मोतियाबिंद की जांच शनिवार को।")]
    [InlineData("health.named_physician", "Dr Rao joins us from Monday.")]
    [InlineData("health.named_physician", "डॉ. राव सोमवार से छुट्टी पर हैं।")]
    [InlineData("health.sex_determination", "We do not do sex determination; it is a punishable offence.")]
    [InlineData("health.sex_determination", "Boy or girl, every child deserves vaccines.")]
    [InlineData("health.patient_story", "Wash your hands before and after meals.")]
    [InlineData("health.personal_data", "Call our reception on 020-2612 3456.")]
    [InlineData("health.personal_data", "Write to care@careclinic.example.")]
    [InlineData("health.superlative", "The best time to come is the morning.")]
    [InlineData("health.price_inducement", "The check costs Rs 300.")]
    public void What_a_clinic_may_say_is_left_alone(string rule, string text) => Found(text).ShouldNotContain(rule);

    [Fact]
    public void A_post_without_the_clinics_name_is_noted_and_nothing_more()
    {
        Pack.Check(PostText.Of(null, "A talk on Monday.", ["Care Clinic"])).ShouldHaveSingleItem().Severity.ShouldBe(FindingSeverity.Info);
        Pack.Check(PostText.Of(null, "A talk at CARE CLINIC on Monday.", ["Care Clinic"])).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_says_where_it_comes_from_and_only_two_can_be_waived()
    {
        Pack.Rules.ShouldAllBe(rule => rule.Source.Length > 0 && rule.LegalStatus.Length > 0 && rule.Message.EndsWith('.'));
        Pack.Rules.Where(rule => rule.Waiver is not null).Select(rule => rule.Id).ShouldBe(["health.named_physician", "health.patient_story"]);
    }

    [Fact]
    public void The_digest_is_of_the_whole_pack()
    {
        HealthcareRules.Load().Digest.ShouldBe(Pack.Digest);
        new RulePack("india.healthcare", "another", ["healthcare"], Pack.Rules).Digest.ShouldNotBe(Pack.Digest);
        new RulePack("india.healthcare", "one", ["healthcare"], Pack.Rules).Digest
            .ShouldNotBe(new RulePack("india.healthcare", "one", ["healthcare"], [.. Pack.Rules.Skip(1)]).Digest);
    }

    [Theory]
    [InlineData("healthcare", true)]
    [InlineData(" Healthcare ", true)]
    [InlineData("dental", true)]
    [InlineData("food", false)]
    public void The_pack_is_for_healthcare(string industry, bool applies) => (RulePackShelf.Load().For(industry) is not null).ShouldBe(applies);

    private static string[] Found(string text) => [.. Pack.Check(PostText.Of(null, text, [])).Select(finding => finding.RuleId)];
}
