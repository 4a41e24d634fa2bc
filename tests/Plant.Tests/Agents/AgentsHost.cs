using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Waooaw.Hosting.Surfaces;
using Waooaw.Plant.Agents;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Tests.Agents;

/// <summary>Plant's front with the two features that need no database, on a free port.</summary>
public sealed class AgentsHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("waooaw-agents-").FullName;
    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        var builder = SurfaceHost.CreateBuilder(Surface.Plant, typeof(PlantApplication).Assembly, ["--urls", "http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DATA_DIR"] = _folder,
            ["Keys:MakeMissing"] = "true",
        });
        builder.Services.AddSkills();
        builder.Services.AddAgents();
        _app = builder.Build();
        _app.UseSurface();
        _app.MapAgents();
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async Task<(int Status, JsonObject Body)> GetAsync(string path) => await ReadAsync(await _client.GetAsync(path));

    public async Task<(int Status, JsonObject Body)> PostAsync(string path, JsonNode? body) =>
        await ReadAsync(await _client.PostAsJsonAsync(path, body));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<(int, JsonObject)> ReadAsync(HttpResponseMessage response) =>
        ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>(JsonSerializerOptions.Web))!);
}
