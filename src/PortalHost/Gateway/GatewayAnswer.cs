using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.PortalHost.Gateway;

/// <summary>What the Gateway answered, whole; handed on, it keeps its status and its words.</summary>
internal sealed class GatewayAnswer(int status, string? contentType, string? retryAfter, byte[] body) : IResult
{
    // Members this portal does not know yet are not its business.
    private static readonly JsonSerializerOptions Tolerant = new(WireJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public int Status { get; } = status;

    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <exception cref="JsonException">The Gateway broke the contract.</exception>
    public T Read<T>()
        where T : class => JsonSerializer.Deserialize<T>(Body.Span, Tolerant) ?? throw new JsonException("The Gateway answered null.");

    /// <summary>The same no in our own words, where the answer is one.</summary>
    public Refusal ToRefusal()
    {
        try
        {
            if (Read<Problem>() is var problem && Reason.WithCode(problem.Reason) is { } reason)
            {
                return new Refusal(reason, problem.Detail) { Violations = problem.Violations ?? [] };
            }
        }
        catch (JsonException)
        {
            // No problem of ours: whatever stands between us and Plant answered.
        }

        return new Refusal(Reasons.DependencyUnavailable, $"Plant answered {Status}. Nothing was changed; try again in a moment.");
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        (response.StatusCode, response.ContentType) = (Status, contentType);
        if (retryAfter is not null)
        {
            response.Headers.RetryAfter = retryAfter;
        }

        return response.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
    }
}
