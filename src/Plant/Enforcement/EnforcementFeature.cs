using Waooaw.Hooks;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Hiring;

namespace Waooaw.Plant.Enforcement;

/// <summary>The enforcement plane on one page: every rule that is asked before anything acts or runs. The approval itself is asked by
/// the kernel and stands in no list.</summary>
internal static class EnforcementFeature
{
    public static void AddEnforcement(this IServiceCollection services, Func<IServiceProvider, TimeSpan> permitLife) => services.AddHookBus(
        permitLife,
        list: hooks => hooks
            .Ask<SubscriptionIsLive>()
            .Ask<TrialAllows>()
            .Ask<AgentIsAtWork>()
            .Ask<SkillBelongsToAgent>()
            .Ask<ConnectionIsUsable>()
            .Ask<VersionStands>()
            .Ask<RulesStand>()
            .Ask<SameMessage>()
            .Ask<WindowIsOpen>());
}
