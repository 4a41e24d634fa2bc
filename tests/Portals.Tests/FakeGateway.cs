using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Portals.Tests;

/// <summary>What arrived at the Gateway.</summary>
internal sealed record Arrival(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>What the bearer token says, unchecked.</summary>
    public AccessClaims Claims
    {
        get
        {
            var token = Headers["Authorization"].Split(' ')[1];
            return JsonSerializer.Deserialize<AccessClaims>(
                System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1]), WireJson.Options)!;
        }
    }
}

/// <summary>Stands where the Gateway stands, writes down what arrives, and publishes Plant's keys.</summary>
internal sealed class FakeGateway : IAsyncDisposable
{
    private readonly ConcurrentQueue<Arrival> _arrivals = new();
    private readonly ConcurrentDictionary<string, Func<Arrival, (int Status, string Body)>> _answers = new();
    private readonly WebApplication _app;

    private FakeGateway(WebApplication app) => _app = app;

    public IReadOnlyList<Arrival> Arrivals => [.. _arrivals];

    public Uri Address => new(_app.Urls.First());

    public static async Task<FakeGateway> StartAsync(SigningKeySet plant)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        var gateway = new FakeGateway(builder.Build());
        gateway._app.MapGet(IssuerKeys.Path, () => Results.Json(plant, WireJson.Options));
        gateway._app.MapFallback("{**path}", gateway.AnswerAsync);
        await gateway._app.StartAsync();
        return gateway;
    }

    public void Answer(string method, string path, int status, object body) => Answer(method, path, _ => (status, body));

    public void Answer(string method, string path, Func<Arrival, (int Status, object Body)> answer) => _answers[$"{method} {path}"] = arrival =>
    {
        var (status, body) = answer(arrival);
        return (status, body as string ?? JsonSerializer.Serialize(body, WireJson.Options));
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var arrival = new Arrival(
            request.Method, request.Path.Value!, request.QueryString.Value!,
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        _arrivals.Enqueue(arrival);
        var (status, text) = _answers.TryGetValue($"{request.Method} {request.Path}", out var answer) ? answer(arrival) : (200, "{}");
        context.Response.StatusCode = status;
        context.Response.ContentType = status < 400 ? "application/json" : "application/problem+json";
        await context.Response.WriteAsync(text);
    }
}
