using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Waooaw.Contracts.Json;

namespace Waooaw.Hosting.Health;

/// <summary>Two questions any process answers: is it alive (else restart it), and can it work (else send it nothing).</summary>
internal static class SurfaceHealth
{
    public static void AddSurfaceHealth(this IServiceCollection services) => services.AddHealthChecks();

    public static void MapSurfaceHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new HealthAnswer(
            report.Status,
            report.Entries.ToDictionary(entry => entry.Key, entry => new CheckAnswer(entry.Value.Status, entry.Value.Description))),
        WireJson.Options,
        "application/json",
        context.RequestAborted);

    private sealed record HealthAnswer(HealthStatus Status, IReadOnlyDictionary<string, CheckAnswer> Checks);

    /// <param name="Detail">What is wrong and what to do; never an exception.</param>
    private sealed record CheckAnswer(HealthStatus Status, string? Detail);
}
