using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>All that stands around Plant beside providers, at one address: published keys, a vault, and the Gateway's public doors for
/// pictures and for what providers tell.</summary>
internal sealed class Neighbours : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Neighbours(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <param name="fetch">What the Gateway does with a picture that a provider fetches.</param>
    /// <param name="hear">What the Gateway does with a provider's call, answering the status.</param>
    public static async Task<Neighbours> StartAsync(
        Signers signers, Vault vault, Func<string, Task<byte[]>> fetch, Func<string, byte[], Task<int>> hear)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet(IssuerKeys.Path, () => Results.Json(signers.Published, WireJson.Options));
        app.MapPost("/internal/leases", async (HttpRequest request) =>
            await vault.LendAsync((await request.ReadFromJsonAsync<AskForLease>(WireJson.Options))!));
        app.MapGet("/media/{hash}", async (HttpRequest request) =>
            Results.Bytes(await fetch(request.Path + request.QueryString), "image/jpeg"));
        app.MapPost("/hooks/{provider}", async (string provider, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Results.StatusCode(await hear(provider, body.ToArray()));
        });
        await app.StartAsync();
        return new Neighbours(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token); // what a test holds up is not waited for
        await _app.DisposeAsync();
    }
}
