using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Waooaw.Journeys;

/// <summary>Takes the traces, metrics and logs that the five send, and keeps them as they came.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly string[] Signals = ["/v1/logs", "/v1/metrics", "/v1/traces"];

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, byte[] Bytes)> _heard = new();

    private Collector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public byte[] Heard => [.. _heard.SelectMany(message => message.Bytes)];

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector._app.Run(collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Waits until each signal came at least as often as there are senders.</summary>
    public async Task HeardFromAsync(int senders, TimeSpan patience)
    {
        using var impatient = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Signals.Any(signal => _heard.Count(message => message.Signal == signal) < senders))
        {
            await timer.WaitForNextTickAsync(impatient.Token);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _heard.Enqueue((context.Request.Path, body.ToArray()));
    }
}
