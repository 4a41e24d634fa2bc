using Microsoft.Extensions.Options;
using Waooaw.Effects;
using Waooaw.Effects.Access;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.Plant.Agents;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Contacts;
using Waooaw.Plant.Data;
using Waooaw.Plant.Deliverables;
using Waooaw.Plant.Dispatch;
using Waooaw.Plant.Enforcement;
using Waooaw.Plant.Evidence;
using Waooaw.Plant.Hiring;
using Waooaw.Plant.Media;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills;
using Waooaw.Plant.Usage;

namespace Waooaw.Plant;

/// <summary>Puts the process together.</summary>
public static class PlantApplication
{
    /// <param name="configure">What a host or a test adds before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SurfaceHost.CreateBuilder(Surface.Plant, typeof(PlantApplication).Assembly, args);
        configure?.Invoke(builder);
        var services = builder.Services;
        services.AddDatabase<PlantDb, SqlitePlantDb, PostgresPlantDb>(builder.Configuration, "Plant");
        services.AddEffects(builder.Environment.IsDevelopment());
        AddressesOfOthers(services);
        services.AddRequests();
        services.AddAudit();
        services.AddAgents();
        services.AddSkills();
        services.AddHiring();
        services.AddContacts();
        services.AddMedia();
        services.AddDeliverables();
        services.AddEnforcement(permitLife: provider => provider.GetRequiredService<IOptions<DispatchOptions>>().Value.PermitLife);
        services.AddDispatch();
        services.AddExperiment(builder.Environment);

        var app = builder.Build();
        app.UseSurface();
        app.UseOnlyTheGateway();
        app.MapAgents();
        app.MapHiring();
        app.MapContacts();
        app.MapMedia();
        app.MapDeliverables();
        app.MapDispatch();
        app.MapUsage();
        app.MapEvidence();
        return app;
    }

    /// <summary>Where the vaults and the Sandbox are, the surfaces' own addresses say.</summary>
    private static void AddressesOfOthers(IServiceCollection services)
    {
        services.AddOptions<VaultOptions>().PostConfigure<IOptions<AddressOptions>>((vaults, addresses) =>
        {
            vaults.CustomerPortal ??= addresses.Value.CustomerPortalVault;
            vaults.PlatformPortal ??= addresses.Value.PlatformPortalVault;
        });
        foreach (var provider in Effects.Providers.All)
        {
            services.AddOptions<ProviderOptions>(provider.Name).PostConfigure<IOptions<AddressOptions>>((options, addresses) =>
                options.SandboxAddress ??= new Uri(addresses.Value.Sandbox, $"/{provider.Name}"));
        }
    }
}
