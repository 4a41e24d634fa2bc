using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Waooaw.Hosting.Requests;

/// <summary>One id per request, from the first door to the provider: kept when it comes in, made when it is absent, always returned.</summary>
public static class Correlation
{
    public const string Header = "X-Correlation-ID";

    /// <summary>How long a caller's own id may be.</summary>
    public const int MaxLength = 64;

    extension(HttpContext context)
    {
        public string CorrelationId => (string?)context.Items[Header] ?? context.TraceIdentifier;
    }

    /// <summary>The first thing in every pipeline, so that even a refusal carries the id.</summary>
    public static IApplicationBuilder UseCorrelationId(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var sent = context.Request.Headers[Header].ToString();
        var id = IsAcceptable(sent) ? sent : Guid.CreateVersion7().ToString("N");

        // Set on the request too: whoever forwards it forwards the id.
        context.Items[Header] = id;
        context.Request.Headers[Header] = id;
        context.Response.Headers[Header] = id;
        Activity.Current?.SetTag("waooaw.correlation_id", id);
        using (context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Waooaw.Requests").BeginScope(
            new Dictionary<string, object> { ["correlation_id"] = id }))
        {
            await next(context);
        }
    });

    /// <summary>Ids go into logs and headers as they are, so only plain characters are kept.</summary>
    private static bool IsAcceptable(string id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}
