using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Waooaw.Sandbox.Tests;

/// <summary>The real Sandbox on loopback, before a Gateway that only lends pictures.</summary>
internal sealed class SandboxRig : IAsyncDisposable
{
    public const string Caption = "#BronzFonz & नमस्ते 😀";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly WebApplication _sandbox;

    private SandboxRig(WebApplication sandbox, PictureServer gateway, FakeTimeProvider clock, string folder)
    {
        (_sandbox, Gateway, Clock, Folder) = (sandbox, gateway, clock, folder);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public PictureServer Gateway { get; }

    public FakeTimeProvider Clock { get; }

    public string Folder { get; }

    public HttpClient Client { get; }

    public Uri Address => new(_sandbox.Urls.Single());

    public static async Task<SandboxRig> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-sandbox-").FullName;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.Zero));
        var gateway = await PictureServer.StartAsync();
        var sandbox = SandboxApplication.Build(
            [
                "--environment=Development", "--urls=http://127.0.0.1:0", $"--DATA_DIR={folder}", "--Otel:ServeMetrics=false",
                $"--Addresses:GatewayPublic={gateway.Address}", .. settings,
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<TimeProvider>(clock);
            });
        await sandbox.StartAsync();
        return new SandboxRig(sandbox, gateway, clock, folder);
    }

    public async Task<InstagramAccount> AccountAsync(string username = "care_clinic")
    {
        var issued = await JsonAsync("POST", "/_sandbox/accounts", new { provider = "instagram", username }, expected: 201);
        return new InstagramAccount(this, issued.GetProperty("account_id").GetString()!, issued.GetProperty("access_token").GetString()!);
    }

    /// <summary>An account of any provider, with the tokens that open it.</summary>
    public async Task<IssuedTokens> IssueAsync(string provider, string? kind = null)
    {
        object wish = kind is null ? new { provider, username = "care_clinic" } : new { provider, username = "care_clinic", kind };
        var issued = await JsonAsync("POST", "/_sandbox/accounts", wish, expected: 201);
        return new IssuedTokens(
            issued.GetProperty("account_id").GetString()!,
            issued.GetProperty("access_token").GetString()!,
            issued.TryGetProperty("refresh_token", out var refresh) ? refresh.GetString() : null);
    }

    /// <summary>One request on a provider's wire.</summary>
    public async Task<WireAnswer> SendAsync(
        string method, string path, string? token = null, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await Client.SendAsync(request);
        return new WireAnswer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase));
    }

    public Task PlanAtAsync(string provider, string operation, string fault, string? subject = null) =>
        JsonAsync("POST", "/_sandbox/faults", new { provider, operation, fault, times = 1, subject }, expected: 201);

    public async Task<JsonElement[]> OutThereAsync(string provider) =>
        [.. (await JsonAsync("GET", $"/_sandbox/effects?provider={provider}")).GetProperty("items").EnumerateArray()];

    public string AppSecret => File.ReadAllText(Path.Combine(Folder, "keys", "sandbox-app.secret"));

    public static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public Task PlanAsync(string operation, string fault, int times = 1) =>
        JsonAsync("POST", "/_sandbox/faults", new { provider = "instagram", operation, fault, times }, expected: 201);

    /// <summary>One request whose answer is JSON.</summary>
    public async Task<JsonElement> JsonAsync(string method, string path, object? body = null, int expected = 200)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(expected, text);
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>Moves the clock in the Sandbox's own steps until something is so.</summary>
    public Task UntilAsync(Func<Task<bool>> isSo) => UntilAsync(isSo, step: Look);

    /// <summary>Waits until something is so, while the clock stands still.</summary>
    public Task StillUntilAsync(Func<Task<bool>> isSo) => UntilAsync(isSo, step: TimeSpan.Zero);

    public async Task<int> CouldHavePublishedAsync() =>
        (await JsonAsync("GET", "/_sandbox/requests")).GetProperty("could_have_published").GetInt32();

    public async Task<int> EffectsAsync() => (await JsonAsync("GET", "/_sandbox/requests")).GetProperty("effects").GetInt32();

    /// <summary>How many requests an operation has seen.</summary>
    public async Task<int> RequestsAsync(string operation) => (await JsonAsync("GET", "/_sandbox/requests")).GetProperty("items").EnumerateArray()
        .Where(count => count.GetProperty("operation").GetString() == operation)
        .Sum(count => count.GetProperty("requests").GetInt32());

    private async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan step)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var begun = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Patience, "It never came to be so.");
            Clock.Advance(step);
            await pace.WaitForNextTickAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _sandbox.DisposeAsync();
        await Gateway.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}

internal sealed record IssuedTokens(string Id, string Token, string? Refresh);

/// <summary>One answer on any provider's wire.</summary>
internal sealed record WireAnswer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }

    public JsonElement At(params string[] path) => path.Aggregate(
        Json, (found, name) => int.TryParse(name, CultureInfo.InvariantCulture, out var index) ? found[index] : found.GetProperty(name));

    public string? Text(params string[] path) => At(path).ToString();

    public WireAnswer Must(int status)
    {
        Status.ShouldBe(status, Body);
        return this;
    }
}

/// <summary>One answer on Instagram's wire.</summary>
internal sealed record GraphAnswer(int Status, JsonElement Json)
{
    public string? Text(string member) => Json.GetProperty(member).GetString();

    /// <summary>The error in Meta's envelope, every member of it where it belongs.</summary>
    public GraphAnswer ShouldBeError(int status, int code, int? subcode = null, string type = "OAuthException")
    {
        var error = Json.GetProperty("error");
        Status.ShouldBe(status, Json.ToString());
        error.GetProperty("code").GetInt32().ShouldBe(code);
        (error.TryGetProperty("error_subcode", out var sub) ? sub.GetInt32() : (int?)null).ShouldBe(subcode);
        error.GetProperty("type").GetString().ShouldBe(type);
        error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        error.GetProperty("fbtrace_id").GetString().ShouldNotBeNullOrWhiteSpace();
        return this;
    }
}

/// <summary>Speaks to the Sandbox as a client of Instagram does.</summary>
internal sealed record InstagramAccount(SandboxRig Sandbox, string Id, string Token)
{
    public async Task<GraphAnswer> GetAsync(string pathAndQuery) => await SendAsync(HttpMethod.Get, pathAndQuery, content: null);

    public Task<GraphAnswer> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(
        HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<GraphAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string? authorization = null)
    {
        using var request = new HttpRequestMessage(method, $"/instagram/v23.0/{path}") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? $"Bearer {Token}");
        using var response = await Sandbox.Client.SendAsync(request);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return new GraphAnswer((int)response.StatusCode, document.RootElement.Clone());
    }

    public Task<GraphAnswer> CreateAsync(string? imageUrl = null, string caption = SandboxRig.Caption) =>
        PostAsync($"{Id}/media", ("image_url", imageUrl ?? Sandbox.Gateway.Of(Pictures.Square)), ("caption", caption));

    public Task<GraphAnswer> PublishAsync(string container) => PostAsync($"{Id}/media_publish", ("creation_id", container));

    public async Task<string?> StateAsync(string container) => (await GetAsync($"{container}?fields=status_code")).Text("status_code");

    /// <summary>A container that the Sandbox has looked at; how it stands then.</summary>
    public async Task<(string Container, string? Status)> PreparedAsync(string? imageUrl = null, string caption = SandboxRig.Caption)
    {
        var container = (await CreateAsync(imageUrl, caption)).Text("id")!;
        await Sandbox.UntilAsync(async () => await StateAsync(container) != "IN_PROGRESS");
        return (container, (await GetAsync($"{container}?fields=status")).Text("status"));
    }

    /// <summary>A post that is out there.</summary>
    public async Task<string> PostAsync(string caption)
    {
        var (container, _) = await PreparedAsync(caption: caption);
        return (await PublishAsync(container)).Text("id")!;
    }

    public string Bearer => new AuthenticationHeaderValue("Bearer", Token).ToString();

    public string LimitPath => string.Create(CultureInfo.InvariantCulture, $"{Id}/content_publishing_limit");
}
