using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Waooaw.CustomerPortal;
using Waooaw.Gateway;
using Waooaw.Hosting.Surfaces;
using Waooaw.Plant;
using Waooaw.PlatformPortal;
using Waooaw.Sandbox;

namespace Waooaw.Contract.Tests;

/// <summary>One of the five, alone and as in Development, on a port that the system chose.</summary>
internal sealed class RunningSurface : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;

    private RunningSurface(string folder, WebApplication app)
    {
        (_folder, _app) = (folder, app);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<RunningSurface> StartAsync(string name)
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-contract-").FullName;
        string[] settings =
        [
            "--environment=Development", "--urls=http://127.0.0.1:0", $"--DATA_DIR={folder}", "--Otel:ServeMetrics=false",
            "--Database:MigrateAtStart=true", "--Keys:MakeMissing=true", "--Vault:MakeMissing=true",
            $"--Vault:KeyFile={Path.Combine(folder, "vault.json")}",
        ];
        var app = Builder(name)(settings, builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        return new RunningSurface(folder, app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Func<string[], Action<WebApplicationBuilder>, WebApplication> Builder(string name) => name switch
    {
        _ when name == Surface.Plant.Name => PlantApplication.Build,
        _ when name == Surface.Gateway.Name => GatewayApplication.Build,
        _ when name == Surface.CustomerPortal.Name => CustomerPortalApplication.Build,
        _ when name == Surface.PlatformPortal.Name => PlatformPortalApplication.Build,
        _ => SandboxApplication.Build,
    };
}
