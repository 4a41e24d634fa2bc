using System.Text.Json;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Agents;

/// <summary>A spec that passed. Holding one is the proof; nothing checks it again.</summary>
internal sealed class CompiledAgentSpec
{
    private CompiledAgentSpec(AgentSpec spec) => Spec = spec; // private: inside one assembly `internal` guards nothing

    public AgentSpec Spec { get; }

    /// <summary>Compiles a spec as it was sent; refused with every violation.</summary>
    public static Result<CompiledAgentSpec> Compile(JsonElement json) =>
        AgentSpecReader.Read(json).IsRefused(out var refusal, out var spec) ? refusal : new CompiledAgentSpec(spec);

    /// <summary>What a running agent holds of each dimension.</summary>
    public RuntimeBundle Materialize() => new()
    {
        AgentId = Spec.AgentId,
        AgentType = Spec.AgentType,
        Skill = Spec.Skill.Materialize(),
        Industry = Spec.Industry?.Materialize(),
        Team = Spec.Team?.Materialize(),
        Integrations = Spec.Integrations?.Materialize(),
        Ui = Spec.Ui?.Materialize(),
        Localization = Spec.Localization?.Materialize(),
        Trial = Spec.Trial?.Materialize(),
        Budget = Spec.Budget?.Materialize(),
    };
}
