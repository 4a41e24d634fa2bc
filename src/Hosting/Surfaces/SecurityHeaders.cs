using Microsoft.AspNetCore.Builder;

namespace Waooaw.Hosting.Surfaces;

/// <summary>What every answer tells a browser: nothing may be sniffed, framed, run or remembered that was not meant to be.</summary>
internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";

            // Answers of an API need nothing from anywhere; a page says for itself what it needs.
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy is { Count: > 0 } own
                ? own
                : "default-src 'none'; frame-ancestors 'none'";
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
