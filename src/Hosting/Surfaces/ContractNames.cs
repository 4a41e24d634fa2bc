using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Waooaw.Hosting.Surfaces;

/// <summary>Query parameters stand in the contract as people write them: `limit`, not `Limit`. They are read in any case.</summary>
internal sealed class ContractNames : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter is { In: ParameterLocation.Query, Name: { Length: > 0 } name })
            {
                parameter.Name = char.ToLowerInvariant(name[0]) + name[1..];
            }
        }

        return Task.CompletedTask;
    }
}
