using Waooaw.Plant.Agents.ReferenceAgents;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>The agents of the release speak each in the words of its own business.</summary>
public class ReferenceDraftsTests
{
    public static TheoryData<string, string> Everywhere => Inputs.ChannelsAndLanguages;

    [Fact]
    public void Three_marketing_agents_come_with_the_release() => ReferenceAgent.All
        .Where(agent => agent.IsWrittenBy(Inputs.Playbook))
        .Select(agent => (agent.Spec.Spec.AgentId, agent.Name, agent.Defaults.Industry, agent.Defaults.BrandName))
        .ShouldBe(
        [
            ("AGT-MKT-HEALTH-001", "Healthcare Marketing Agent", "healthcare", "Care Clinic"),
            ("AGT-MKT-BEAUTY-001", "Beauty Artist Marketing Agent", "beauty", "Glow & Go Studio"),
            ("AGT-MKT-CAKE-001", "Cake Shop Marketing Agent", "food", "Cake Shop"),
        ]);

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void No_two_of_them_share_a_sentence(string channel, string language)
    {
        for (var variant = 0; variant < Inputs.Playbook.Angles.Count; variant++)
        {
            var said = ReferenceAgent.All
                .SelectMany(agent => Inputs.Sentences(Inputs.Own(Inputs.Draft(agent.Defaults with { Language = language }, channel, variant), channel)).Distinct())
                .ToArray();

            said.GroupBy(sentence => sentence).Where(sentence => sentence.Count() > 1).Select(sentence => sentence.Key).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Each_can_say_its_defaults_from_every_angle_as_the_playbook_promises(string channel, string language)
    {
        foreach (var agent in ReferenceAgent.All)
        {
            for (var variant = 0; variant < Inputs.Playbook.Angles.Count; variant++)
            {
                Inputs.Playbook.QualityBreaches(agent.Defaults with { Language = language }, channel, variant).ShouldBeEmpty();
            }
        }
    }
}
