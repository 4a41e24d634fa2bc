using System.Text.Json;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Agents.Catalogue;
using Waooaw.Plant.Agents.ReferenceAgents;
using Waooaw.Plant.Agents.Types;

namespace Waooaw.Plant.Agents;

/// <summary>What agents there are, what they are made of, and on what terms they are hired.</summary>
internal static class AgentsFeature
{
    private static readonly JsonElement Schema = Documents.Read("agent-spec.schema.json");

    public static void AddAgents(this IServiceCollection services)
    {
        services.AddValidatedOptions<PlanOptions>(PlanOptions.Section);
        services.AddSingleton<Plans>();
    }

    public static void MapAgents(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Agents").RefuseBadBodies();
        api.MapGet("/agent-mold/schema/agent-spec", () => TypedResults.Json(Schema, contentType: "application/schema+json"));
        api.MapPost("/agent-mold/spec/validate", ValidateAgentSpec.Handle);
        api.MapGet("/reference-agents", ListReferenceAgents.Handle);
        api.MapGet("/agent-types", ReadAgentTypes.HandleAll);
        api.MapGet("/agent-types/{id}", ReadAgentTypes.HandleOne);
        api.MapGet("/catalog/agents", ListCatalogue.Handle);
    }
}
