using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;

namespace Waooaw.Plant.Skills.RulePacks;

/// <summary>The rules of one line of business. A post is approved under exactly one pack: another digest, and people are asked again.</summary>
/// <param name="version">Raised whenever a rule reads otherwise than before; the words of the lists count by themselves.</param>
internal sealed class RulePack(string id, string version, IReadOnlyList<string> industries, IReadOnlyList<Rule> rules)
{
    public string Id => id;

    public IReadOnlyList<Rule> Rules => rules;

    /// <summary>What the pack is, as one hash: its rules with all they say, every word of their lists and every weight.</summary>
    public ContentHash Digest { get; } = ContentHash.Of(new Description(id, version, industries, [.. rules.Select(Described.Of)]));

    public bool IsFor(string industry) => industries.Contains(industry.Trim(), StringComparer.OrdinalIgnoreCase);

    public Rule? Find(string ruleId) => rules.FirstOrDefault(rule => rule.Id == ruleId);

    /// <summary>All that the rules find, in the order of the rules.</summary>
    public IReadOnlyList<Finding> Check(PostText post) => [.. rules.SelectMany(rule => rule.Check(post))];

    private sealed record Description(string Id, string Version, IReadOnlyList<string> Industries, IReadOnlyList<Described> Rules);

    private sealed record Described(
        string Id, FindingSeverity Severity, string Source, string LegalStatus, string? EffectiveFrom, string? Waiver, string Message, IReadOnlyList<ContentHash> Lists)
    {
        public static Described Of(Rule rule) => new(
            rule.Id, rule.Severity, rule.Source, rule.LegalStatus, rule.EffectiveFrom, rule.Waiver, rule.Message,
            [.. rule.Lists.Select(list => list.Digest), .. rule.Reader is { } reader ? [reader.Digest] : (ContentHash[])[]]);
    }
}
