using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Agents.Types;

/// <summary>Shows the agent types, all or one.</summary>
internal static class ReadAgentTypes
{
    public static Ok<Page<AgentType>> HandleAll() => TypedResults.Ok(new Page<AgentType>(AgentTypes.All, null));

    public static Results<Ok<AgentType>, Refused> HandleOne(string id) => AgentTypes.Find(id) is { } type
        ? TypedResults.Ok(type)
        : new Refusal(
            Reasons.NotFound, $"There is no such agent type; these are: {string.Join(", ", AgentTypes.All.Select(type => type.AgentTypeId))}.")
            .ToResult();
}
