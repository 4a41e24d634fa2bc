using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Waooaw.Effects.Tests;

/// <summary>A server on loopback that does what a test dictates, operation by operation, and remembers what arrived.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<RequestDelegate>> _script = new();
    private readonly ConcurrentQueue<string> _begun = new();
    private readonly Func<HttpRequest, string> _operationOf;
    private readonly WebApplication _app;

    private ScriptedServer(Func<HttpRequest, string> operationOf)
    {
        _operationOf = operationOf;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public ConcurrentQueue<Arrived> Requests { get; } = new();

    /// <summary>How long every answer takes from now on.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Whether each request needs a connection of its own.</summary>
    public bool ClosesConnections { get; set; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<ScriptedServer> StartAsync(Func<HttpRequest, string> operationOf)
    {
        var server = new ScriptedServer(operationOf);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>What the operation does from now on: one step after another, and the last one for ever.</summary>
    public void On(string operation, params IEnumerable<RequestDelegate> steps) => _script[operation] = new(steps);

    /// <summary>How often it was begun: a head that arrived without its body counts too.</summary>
    public int Count(string operation) => _begun.Count(begun => begun == operation);

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token); // what hangs on purpose is not waited for
        await _app.DisposeAsync();
    }

    public static RequestDelegate Json(int status, string json) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    private async Task HandleAsync(HttpContext context)
    {
        var operation = _operationOf(context.Request);
        _begun.Enqueue(operation);
        using var body = new StreamReader(context.Request.Body);
        Requests.Enqueue(new Arrived(
            operation,
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            await body.ReadToEndAsync(),
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));

        if (ClosesConnections)
        {
            context.Response.Headers.Connection = "close";
        }

        await Task.Delay(Delay, context.RequestAborted);
        var steps = _script[operation];
        var step = steps.Count > 1 && steps.TryDequeue(out var next) ? next : steps.First();
        await step(context);
    }
}

/// <summary>One request as it arrived.</summary>
internal sealed record Arrived(
    string Operation, string Method, string PathAndQuery, string Body, IReadOnlyDictionary<string, string> Headers);
