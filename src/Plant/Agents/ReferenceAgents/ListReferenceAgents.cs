using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Contracts.Paging;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Agents.ReferenceAgents;

/// <summary>A reference agent as operators see it.</summary>
/// <param name="Defaults">What it is run with when nothing else is said.</param>
internal sealed record ReferenceAgentView(string AgentId, string Name, string AgentType, AgentSpecView Spec, DraftInputs Defaults);

/// <summary>Shows the patterns that the release brings along.</summary>
internal static class ListReferenceAgents
{
    public static Ok<Page<ReferenceAgentView>> Handle() => TypedResults.Ok(new Page<ReferenceAgentView>(
        [.. ReferenceAgent.All.Select(agent => new ReferenceAgentView(
            agent.Spec.Spec.AgentId, agent.Name, agent.Spec.Spec.AgentType, AgentSpecView.Of(agent.Spec), agent.Defaults))],
        null));
}
