using Microsoft.Extensions.DependencyInjection.Extensions;
using Waooaw.Effects;
using Waooaw.Plant.Skills.RulePacks;

namespace Waooaw.Plant.Skills;

/// <summary>What agents can do, and the playbooks that say how.</summary>
internal static class SkillsFeature
{
    // Loaded here and not on first use: a release with a playbook or a rule that does not load must not start.
    public static void AddSkills(this IServiceCollection services)
    {
        services.AddSingleton(PlaybookShelf.Load(Providers.All));
        services.TryAddSingleton(RulePackShelf.Load());
    }
}
