using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>Stands where a provider stands, on another site than the portals, and says what it was told to say.</summary>
internal sealed class ScriptedProvider : IAsyncDisposable
{
    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly ConcurrentDictionary<string, Func<Asked, (int Status, string Body)>> _answers = new();
    private readonly WebApplication _app;
    private volatile TaskCompletionSource? _gate;

    private ScriptedProvider(WebApplication app) => _app = app;

    public IReadOnlyList<Asked> All => [.. _asked];

    /// <summary>`localhost`, where the portals are at `127.0.0.1`: another port would be the same site.</summary>
    public Uri Address => new UriBuilder(_app.Urls.First()) { Host = "localhost" }.Uri;

    public static async Task<ScriptedProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new ScriptedProvider(builder.Build());
        provider._app.MapFallback("{**path}", provider.AnswerAsync);
        await provider._app.StartAsync();
        return provider;
    }

    public void Say(string question, int status, string body) => Say(question, _ => (status, body));

    public void Say(string question, Func<Asked, (int Status, string Body)> answer) => _answers[question] = answer;

    /// <summary>Lets nobody have an answer until the returned is disposed.</summary>
    public IDisposable Hold()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate = gate;
        return new Release(() =>
        {
            _gate = null;
            gate.SetResult();
        });
    }

    public IEnumerable<Asked> To(string question) => All.Where(asked => asked.Question == question);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        var asked = new Asked(
            $"{request.Method} {request.Path}",
            QueryHelpers.ParseQuery(request.QueryString.Value).Concat(QueryHelpers.ParseQuery(body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
        _asked.Enqueue(asked);
        if (_gate is { } gate)
        {
            await gate.Task;
        }

        var (status, text) = _answers.TryGetValue(asked.Question, out var answer) ? answer(asked) : (404, """{"error":"not_scripted"}""");
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(text);
    }

    private sealed class Release(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}

/// <summary>One question as it arrived.</summary>
internal sealed record Asked(string Question, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Headers);
