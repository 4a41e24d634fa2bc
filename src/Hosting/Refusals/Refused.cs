using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Requests;

namespace Waooaw.Hosting.Refusals;

/// <summary>A refusal on its way out: problem+json with the correlation id, and Retry-After where there is one.</summary>
public sealed class Refused(Refusal refusal) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public Refusal Refusal { get; } = refusal;

    public int? StatusCode => Refusal.Reason.Status;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(
            StatusCodes.Status400BadRequest, typeof(Problem), ["application/problem+json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Refusal.Reason.Status;
        if (Refusal.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(Problem(httpContext), WireJson.Options, "application/problem+json", httpContext.RequestAborted);
    }

    /// <summary>The answer as it will be written, with this request's own correlation id.</summary>
    public Problem Problem(HttpContext context) => new()
    {
        Type = Refusal.Reason.Type,
        Title = Refusal.Reason.Title,
        Status = Refusal.Reason.Status,
        Detail = Refusal.Detail,
        Instance = context.Request.Path,
        Reason = Refusal.Reason.Code,
        CorrelationId = context.CorrelationId,
        Violations = Refusal.Violations is { Count: > 0 } violations ? violations : null,
    };
}

/// <summary>How handlers hand a refusal out.</summary>
public static class RefusalResults
{
    public static Refused ToResult(this Refusal refusal) => new(refusal);
}
