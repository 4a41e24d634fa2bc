using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Waooaw.Contracts.Json;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;

namespace Waooaw.Plant.Agents;

/// <summary>The answer to a spec that compiles.</summary>
internal sealed record SpecIsValid(bool Valid, AgentSpecView Compiled);

/// <summary>Says whether a spec compiles, and what it compiles to; nothing is kept.</summary>
internal static class ValidateAgentSpec
{
    public static Results<Ok<SpecIsValid>, Refused> Handle(Body<JsonObject> spec) =>
        CompiledAgentSpec.Compile(JsonSerializer.SerializeToElement(spec.Value, WireJson.Options)).IsRefused(out var refusal, out var compiled)
            ? refusal.ToResult()
            : TypedResults.Ok(new SpecIsValid(true, AgentSpecView.Of(compiled)));
}
