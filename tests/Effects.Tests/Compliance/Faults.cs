using Microsoft.AspNetCore.Http;

namespace Waooaw.Effects.Tests.Compliance;

/// <summary>Answers that no honest provider gives, and none at all.</summary>
internal static class Faults
{
    private const string Page = "<!DOCTYPE html><html><body><h1>It works!</h1></body></html>";

    /// <summary>By name. None of them says anything that counts.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "cut", "cut in the answer", "silence", "one byte at a time", "100 MB", "garbage", "empty", "a list", "a page", "a page of a broken proxy",
        "another host", "another host, same verb",
    ];

    public static RequestDelegate Cut { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public static RequestDelegate Silence { get; } = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <param name="elsewhere">A host that is not the provider.</param>
    public static RequestDelegate Find(string name, Uri elsewhere) => name switch
    {
        "cut" => Cut,
        "cut in the answer" => async context =>
        {
            context.Response.ContentLength = 100;
            await SayAsync(context, "{\"id\":");
            context.Abort();
        },
        "silence" => Silence,
        "one byte at a time" => DripAsync,
        "100 MB" => FloodAsync,
        "garbage" => ScriptedServer.Json(200, "{\"id\":\"1"),
        "empty" => ScriptedServer.Json(200, ""),
        "a list" => ScriptedServer.Json(200, "[1]"),
        "a page" => Answer(200, "text/html", Page),
        "a page of a broken proxy" => Answer(502, "text/html", Page),
        "another host" => Redirect(302, elsewhere),
        "another host, same verb" => Redirect(307, elsewhere),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>An answer with one more header.</summary>
    public static RequestDelegate With(this RequestDelegate answer, string header, string value) => context =>
    {
        context.Response.Headers[header] = value;
        return answer(context);
    };

    private static RequestDelegate Answer(int status, string contentType, string body) => context =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, contentType);
        return context.Response.WriteAsync(body);
    };

    private static RequestDelegate Redirect(int status, Uri elsewhere) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = new Uri(elsewhere, context.Request.Path + context.Request.QueryString).AbsoluteUri;
        return Task.CompletedTask;
    };

    private static async Task DripAsync(HttpContext context)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await SayAsync(context, " ");
            await Task.Delay(50, context.RequestAborted);
        }
    }

    private static async Task FloodAsync(HttpContext context)
    {
        var much = new string(' ', 1024 * 1024);
        for (var i = 0; i < 100 && !context.RequestAborted.IsCancellationRequested; i++)
        {
            await SayAsync(context, much);
        }

        await SayAsync(context, "{\"id\":\"1\"}");
    }

    private static async Task SayAsync(HttpContext context, string text)
    {
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
