using System.Text.Json;
using Waooaw.Contracts.Json;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Agents.ReferenceAgents;

/// <summary>An agent that the release brings along as a pattern: its spec compiles, and its defaults make a draft.</summary>
internal sealed record ReferenceAgent(string Name, CompiledAgentSpec Spec, DraftInputs Defaults)
{
    public static IReadOnlyList<ReferenceAgent> All { get; } = 
    [
        Read("AGT-MKT-HEALTH-001.json"),
        Read("AGT-MKT-BEAUTY-001.json"),
        Read("AGT-MKT-CAKE-001.json"),
    ];

    public static ReferenceAgent? Find(string agentId) => All.FirstOrDefault(agent => agent.Spec.Spec.AgentId == agentId);

    public bool IsWrittenBy(Playbook playbook) => Spec.Spec.Skill.PrimaryPlaybookId == playbook.About.PlaybookId;

    /// <summary>A pattern of our own that does not compile is a bug, so it throws.</summary>
    private static ReferenceAgent Read(string file)
    {
        var json = Documents.Read(file);
        if (CompiledAgentSpec.Compile(json.GetProperty("spec")).IsRefused(out var refusal, out var spec))
        {
            throw new InvalidOperationException($"The reference agent {file} does not compile: {string.Join("; ", refusal.Violations)}");
        }

        var defaults = json.GetProperty("defaults").Deserialize<DraftInputs>(WireJson.Options)!;
        return new ReferenceAgent(
            json.GetProperty("name").GetString()!, spec, defaults with { Industry = spec.Materialize().Industry?.Key ?? "" });
    }
}
