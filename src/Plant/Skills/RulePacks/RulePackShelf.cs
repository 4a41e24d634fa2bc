using Waooaw.Contracts.Deliverables;

namespace Waooaw.Plant.Skills.RulePacks;

/// <summary>The rule packs in force, each for its line of business.</summary>
internal sealed class RulePackShelf(IReadOnlyList<RulePack> packs)
{
    /// <summary>The packs of this release.</summary>
    /// <exception cref="FormatException">A word list cannot be read; file and line are named.</exception>
    public static RulePackShelf Load() => new([Healthcare.HealthcareRules.Load()]);

    /// <summary>The pack of a line of business; null where none applies.</summary>
    public RulePack? For(string industry) => packs.FirstOrDefault(pack => pack.IsFor(industry));

    /// <summary>The rules of all packs that stop an approval.</summary>
    public IEnumerable<Rule> Blocking => packs.SelectMany(pack => pack.Rules).Where(rule => rule.Severity == FindingSeverity.Block);

    /// <summary>The rule of that id in any pack.</summary>
    public Rule? FindRule(string ruleId) => packs.Select(pack => pack.Find(ruleId)).FirstOrDefault(rule => rule is not null);
}
