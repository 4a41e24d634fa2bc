using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Waooaw.Sandbox.Tests;

/// <summary>Lends pictures as the Gateway does by its signed links, and remembers what was fetched.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new();
    private int _number;

    private PictureServer(WebApplication server)
    {
        _server = server;
        server.MapFallback("{**path}", context =>
        {
            Fetched.Enqueue(context.Request.Path + context.Request.QueryString);
            return _answers.TryGetValue(context.Request.Path, out var answer) ? answer(context) : NotFound(context);
        });
    }

    public ConcurrentQueue<string> Fetched { get; } = new();

    public Uri Address => new(_server.Urls.Single());

    public static async Task<PictureServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new PictureServer(builder.Build());
        await server._server.StartAsync();
        return server;
    }

    /// <summary>Where these bytes can be fetched.</summary>
    public string Of(byte[] content) => On(context => context.Response.Body.WriteAsync(content).AsTask());

    /// <summary>Where somebody answers in this way.</summary>
    public string On(RequestDelegate answer)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/media/{Interlocked.Increment(ref _number)}.jpg");
        _answers[path] = answer;
        return new Uri(Address, path + "?until=1&sig=x%2By").AbsoluteUri;
    }

    /// <summary>Answers what is sent to an address that somebody knows already, such as one for webhooks.</summary>
    public void At(string path, RequestDelegate answer) => _answers[path] = answer;

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
