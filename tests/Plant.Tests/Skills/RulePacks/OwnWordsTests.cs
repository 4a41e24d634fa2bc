using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills;
using Waooaw.Plant.Skills.RulePacks;

namespace Waooaw.Plant.Tests.Skills.RulePacks;

/// <summary>What the playbook writes of itself never offends against the rules of the trade it writes for.</summary>
public class OwnWordsTests
{
    private static readonly RulePack Pack = RulePackShelf.Load().For("healthcare")!;

    [Theory]
    [MemberData(nameof(Inputs.ChannelsAndLanguages), MemberType = typeof(Inputs))]
    public void Every_angle_in_every_tone_and_after_every_request_is_clean(string channel, string language)
    {
        var playbook = Inputs.Playbook;
        var clinic = Inputs.ClinicIn(language) with { Requests = [] };
        IEnumerable<DraftInputs> ways =
        [
            .. playbook.ToneWords.Select(tone => clinic with { Tone = tone }),
            .. playbook.Requests.Select(request => clinic with { Requests = [request] }),
            clinic with { Offer = null, Location = null, Audience = null, KeyPoints = [] },
        ];

        ways.SelectMany(_ => Enumerable.Range(0, playbook.Angles.Count), (inputs, variant) => Inputs.Draft(inputs, channel, variant))
            .SelectMany(Blocks)
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Blocks(ChannelDraft draft) =>
        Pack.Check(PostText.Of(draft.Title, draft.Text, names: []))
            .Where(finding => finding.Severity == FindingSeverity.Block)
            .Select(finding => $"{finding.RuleId}: {(finding.Span is { } span && span.Member == "text" ? draft.Text.Substring(span.Start, span.Length) : finding.Message)} in “{draft.Text}”");
}
