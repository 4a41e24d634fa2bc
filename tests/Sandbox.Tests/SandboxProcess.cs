using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Waooaw.Sandbox.Tests;

/// <summary>The Sandbox as a process of its own, on a port that the system chose; it ends with the test, or before.</summary>
internal sealed partial class SandboxProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private SandboxProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static async Task<SandboxProcess> StartAsync(string folder, Uri gateway)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Waooaw.Sandbox.dll"), "--environment=Development", "--urls=http://127.0.0.1:0",
            $"--DATA_DIR={folder}", $"--Addresses:GatewayPublic={gateway}", "--Sandbox:ProcessingTime=00:00:00",
        ])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var address = new TaskCompletionSource<Uri>();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException("The Sandbox ended before it listened."));
            }
            else if (Listening().Match(line.Data) is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Groups[1].Value));
            }
        };
        process.BeginOutputReadLine();
        try
        {
            return new SandboxProcess(process, await address.Task.WaitAsync(Patience));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>At once, as the kernel does it: nothing is told, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async Task<(string Id, string Token)> AccountAsync()
    {
        using var issued = await PostAsync("/_sandbox/accounts", new { provider = "instagram", username = "care_clinic" });
        return (issued.RootElement.GetProperty("account_id").GetString()!, issued.RootElement.GetProperty("access_token").GetString()!);
    }

    public async Task PlanAsync(string operation, string fault, int times) =>
        (await PostAsync("/_sandbox/faults", new { provider = "instagram", operation, fault, times })).Dispose();

    public async Task<string> CreateAsync((string Id, string Token) account, string imageUrl)
    {
        using var response = await SendAsync(account, HttpMethod.Post, $"{account.Id}/media", ("image_url", imageUrl), ("caption", "one"));
        using var made = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return made.RootElement.GetProperty("id").GetString()!;
    }

    public async Task<string> PreparedAsync((string Id, string Token) account, string imageUrl)
    {
        var container = await CreateAsync(account, imageUrl);
        await UntilAsync(async () => await StateAsync(account, container) == "FINISHED");
        return container;
    }

    public async Task<string?> StateAsync((string Id, string Token) account, string container)
    {
        using var response = await SendAsync(account, HttpMethod.Get, $"{container}?fields=status_code");
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("status_code").GetString();
    }

    public async Task<int> PublishAsync((string Id, string Token) account, string container)
    {
        using var response = await SendAsync(account, HttpMethod.Post, $"{account.Id}/media_publish", ("creation_id", container));
        return (int)response.StatusCode;
    }

    /// <summary>All that the Sandbox tells of its books, letter by letter.</summary>
    public async Task<string[]> BooksAsync() =>
    [
        await Client.GetStringAsync("/_sandbox/effects"),
        await Client.GetStringAsync("/_sandbox/requests"),
        await Client.GetStringAsync("/_sandbox/faults"),
    ];

    public async Task<string> FirstPictureAsync()
    {
        using var effects = JsonDocument.Parse(await Client.GetStringAsync("/_sandbox/effects"));
        return effects.RootElement.GetProperty("items")[0].GetProperty("media_sha256").GetString()!;
    }

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var begun = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(Patience, "It never came to be so.");
            await pace.WaitForNextTickAsync();
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        Kill();
        _process.Dispose();
    }

    private async Task<JsonDocument> PostAsync(string path, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path, content);
        ((int)response.StatusCode).ShouldBe(201);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(
        (string Id, string Token) account, HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, $"/instagram/v23.0/{path}");
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.Token);
        return await Client.SendAsync(request);
    }

    [GeneratedRegex("Now listening on: (http://[^ ]+)")]
    private static partial Regex Listening();
}
