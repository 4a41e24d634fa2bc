using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waooaw.Sandbox;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>The real Sandbox as every provider, with its faults and its books.</summary>
internal sealed class OutThere(TimeProvider clock, string folder) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    /// <summary>What happens before a request of Plant is looked at, by the last part of its path.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <param name="front">Where pictures are fetched from.</param>
    public async Task StartAsync(Uri front)
    {
        var address = Address?.ToString() ?? "http://127.0.0.1:0";
        _app = SandboxApplication.Build(["--urls", address, "--environment", "Development"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(clock);
            builder.Services.AddSingleton<IStartupFilter>(new Watch(this));
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["DATA_DIR"] = folder,
                ["Addresses:GatewayPublic"] = front.ToString(),
                ["Sandbox:ProcessingTime"] = "00:00:00",
            });
        });
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
    }

    /// <summary>Nobody listens any more; the address stays the same for the next start.</summary>
    public async Task StopAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app!.StopAsync(now.Token);
        await _app.DisposeAsync();
        _app = null;
    }

    public async Task<(string Id, string Token)> OpenAccountAsync(string provider = "instagram")
    {
        var answer = await _client.PostAsJsonAsync(At("/_sandbox/accounts"), new { provider, username = "care_clinic" });
        var issued = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return ((string)issued["account_id"]!, (string)issued["access_token"]!);
    }

    /// <summary>What the public sees on an account.</summary>
    public async Task<IReadOnlyList<Seen>> PostsAsync(string account) =>
        (await _client.GetFromJsonAsync<JsonObject>(At($"/_sandbox/effects?account={account}")))!["items"].Deserialize<Seen[]>(Snake)!;

    /// <summary>How many requests could have published, whatever became of them.</summary>
    public async Task<int> PublishRequestsAsync() =>
        (int)(await _client.GetFromJsonAsync<JsonObject>(At("/_sandbox/requests")))!["could_have_published"]!;

    public async Task<int> RequestsAsync(string operation) =>
        (await _client.GetFromJsonAsync<JsonObject>(At("/_sandbox/requests")))!["items"]!.AsArray()
            .Where(row => (string?)row!["operation"] == operation).Sum(row => (int)row!["requests"]!);

    /// <param name="subject">Only requests about this account or number meet the fault; null: any.</param>
    public async Task PlanAsync(string operation, string fault, int times = 1, string provider = "instagram", string? subject = null) =>
        (await _client.PostAsJsonAsync(At("/_sandbox/faults"), new { provider, operation, fault, times, subject })).EnsureSuccessStatusCode();

    /// <summary>Forgets every post and container, as if it had never been asked.</summary>
    public async Task EmptyAsync() => (await _client.DeleteAsync(At("/_sandbox"))).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _client.Dispose();
    }

    private Uri At(string path) => new(Address, path);

    private sealed class Watch(OutThere instagram) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                if (context.Request.Path.StartsWithSegments("/instagram"))
                {
                    await instagram.Before(context.Request.Path.Value!.Split('/')[^1]);
                }

                await go(context);
            });
            next(app);
        };
    }
}

/// <summary>One post as the public sees it.</summary>
/// <param name="Recipient">Of a message: the end of the number it went to.</param>
internal sealed record Seen(string MediaId, string Caption, string? MediaSha256, int PublishRequests, string? Recipient = null);
