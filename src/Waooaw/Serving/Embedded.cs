using Microsoft.Extensions.Options;
using Waooaw.CustomerPortal;
using Waooaw.Gateway;
using Waooaw.Hosting.Surfaces;
using Waooaw.Plant;
using Waooaw.PlatformPortal;
using Waooaw.Sandbox;

namespace Waooaw.Serving;

/// <summary>The embedded default: the five applications in one process on SQLite, each on its own address.</summary>
internal sealed class Embedded : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, string?> Settings = new Dictionary<string, string?>
    {
        ["Database:MigrateAtStart"] = "true",
        ["Keys:MakeMissing"] = "true",
        ["Vault:MakeMissing"] = "true",
    };

    private readonly IReadOnlyList<WebApplication> _applications;

    private Embedded(IReadOnlyList<WebApplication> applications) => _applications = applications;

    /// <summary>How far above PORT_BASE something listens: the five, and the two vaults.</summary>
    public static IReadOnlyList<int> PortsAbove { get; } =
        [.. Surface.All.Select(surface => surface.Offset), Surface.CustomerPortal.Offset + 10, Surface.PlatformPortal.Offset + 10];

    /// <summary>Builds the five, all at once: each waits mostly for code to be compiled.</summary>
    /// <param name="settings">Written `--NAME=value`; they win over everything else.</param>
    public static async Task<Embedded> BuildAsync(params string[] settings) => new(await Task.WhenAll(
        Task.Run(() => SandboxApplication.Build(settings, builder => Configure(builder, servesMetrics: false))),
        Task.Run(() => PlantApplication.Build(settings, builder => Configure(builder, servesMetrics: true))),
        Task.Run(() => GatewayApplication.Build(settings, builder => Configure(builder, servesMetrics: false))),
        Task.Run(() => CustomerPortalApplication.Build(settings, builder => Configure(builder, servesMetrics: false))),
        Task.Run(() => BuildPlatformPortal(settings))));

    public static WebApplication BuildPlatformPortal(params string[] settings) =>
        PlatformPortalApplication.Build(settings, builder => Configure(builder, servesMetrics: false));

    public IServiceProvider PlatformPortal => _applications[^1].Services;

    public Uri AddressOf(Surface surface) =>
        _applications[0].Services.GetRequiredService<IOptions<AddressOptions>>().Value.Of(surface);

    /// <exception cref="IOException">Someone listens there already.</exception>
    public Task StartAsync(CancellationToken ct) =>
        Task.WhenAll(_applications.Select(application => Task.Run(() => application.StartAsync(ct), ct)));

    // Portals first: nobody new comes in while what has begun is finished.
    public async ValueTask DisposeAsync()
    {
        foreach (var application in _applications.Reverse())
        {
            await application.StopAsync(CancellationToken.None);
            await application.DisposeAsync();
        }
    }

    /// <summary>What the embedded default decides; whatever the environment sets wins.</summary>
    private static void Configure(WebApplicationBuilder builder, bool servesMetrics)
    {
        var surface = builder.Services.Select(service => service.ImplementationInstance).OfType<Surface>().Single();
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>(Settings)
            {
                ["Otel:ServeMetrics"] = servesMetrics ? "true" : "false", // meters belong to the process, so one surface serves them
                ["Logging:LogLevel:Default"] = "Warning",
                ["Vault:KeyFile"] = Path.Combine(DataFolder.Of(builder.Configuration), "keys", $"vault-{surface.Name}.json"),
            },
        });
    }
}
