using Waooaw.CustomerPortal;
using Waooaw.Gateway;
using Waooaw.Hosting.Surfaces;
using Waooaw.Plant;
using Waooaw.PlatformPortal;
using Waooaw.Sandbox;

namespace Waooaw.Serving;

/// <summary>The embedded default: the five applications in one process on SQLite, each on its own address.</summary>
internal static class Embedded
{
    private static readonly IReadOnlyDictionary<string, string?> Settings = new Dictionary<string, string?>
    {
        ["Database:MigrateAtStart"] = "true",
        ["Keys:MakeMissing"] = "true",
        ["Vault:MakeMissing"] = "true",
    };

    /// <summary>Builds the five, in the order in which they need each other.</summary>
    public static IReadOnlyList<WebApplication> Build() =>
    [
        SandboxApplication.Build([], builder => Configure(builder, servesMetrics: false)),
        PlantApplication.Build([], builder => Configure(builder, servesMetrics: true)),
        GatewayApplication.Build([], builder => Configure(builder, servesMetrics: false)),
        BuildCustomerPortal(),
        BuildPlatformPortal(),
    ];

    public static WebApplication BuildCustomerPortal() =>
        CustomerPortalApplication.Build([], builder => Configure(builder, servesMetrics: false));

    public static WebApplication BuildPlatformPortal() =>
        PlatformPortalApplication.Build([], builder => Configure(builder, servesMetrics: false));

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
