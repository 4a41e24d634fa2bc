using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Contracts.Paging;
using Waooaw.Plant.Agents.ReferenceAgents;
using Waooaw.Plant.Agents.Types;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Agents.Catalogue;

/// <summary>An agent as it stands in the shop window.</summary>
/// <param name="SampleOutput">What it really writes; null while it cannot be hired.</param>
internal sealed record CatalogueEntry(
    string AgentTypeId,
    string Name,
    string Promise,
    bool Available,
    IReadOnlyList<CatalogueSkill> Skills,
    IReadOnlyList<string> Industries,
    IReadOnlyList<Plan> Prices,
    CatalogueTrial Trial,
    SampleOutput? SampleOutput);

/// <param name="Name">Null for a skill that this release does not have yet.</param>
internal sealed record CatalogueSkill(string SkillKey, string? Name, string? Description);

internal sealed record CatalogueTrial(int Days, int TasksPerDay);

/// <summary>A draft that the agent's playbook wrote from these inputs, for everybody to see before they hire.</summary>
internal sealed record SampleOutput(string AgentId, string PlaybookId, string PlaybookVersion, string Channel, string Theme, string BrandName, string Text);

/// <summary>What can be hired, for whom, at what price, and what it writes.</summary>
internal static class ListCatalogue
{
    public static Ok<Page<CatalogueEntry>> Handle(PlaybookShelf shelf, Plans plans) =>
        TypedResults.Ok(new Page<CatalogueEntry>([.. AgentTypes.All.Select(type => Entry(type, shelf, plans))], null));

    private static CatalogueEntry Entry(AgentType type, PlaybookShelf shelf, Plans plans) => new(
        type.AgentTypeId,
        type.DisplayName,
        type.Promise,
        type.IsAvailable,
        [.. type.RequiredSkillKeys.Select(key => new CatalogueSkill(key, shelf.Find(key)?.About.Name, shelf.Find(key)?.About.Description))],
        type.Industries,
        plans.All,
        new CatalogueTrial(plans.Trial.Days, plans.Trial.TasksPerDay),
        type.IsAvailable ? Sample(type, shelf) : null);

    /// <summary>Written now, by the playbook that the customer would get.</summary>
    private static SampleOutput? Sample(AgentType type, PlaybookShelf shelf)
    {
        if (type.RequiredSkillKeys.Select(shelf.Find).OfType<Playbook>().FirstOrDefault() is not { } playbook
            || ReferenceAgent.All.FirstOrDefault(agent => agent.IsWrittenBy(playbook)) is not { } agent)
        {
            return null;
        }

        var channel = playbook.Channels.First();
        return playbook.Draft(agent.Defaults, channel).IsRefused(out var refusal, out var draft)
            ? throw new InvalidOperationException($"The defaults of {agent.Name} are refused: {refusal.Detail}")
            : new SampleOutput(
                agent.Spec.Spec.AgentId,
                playbook.About.PlaybookId,
                playbook.About.Version,
                channel,
                agent.Defaults.Theme,
                agent.Defaults.BrandName,
                draft.Text);
    }
}
