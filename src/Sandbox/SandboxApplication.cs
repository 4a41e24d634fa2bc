using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Surfaces;
using Waooaw.Hosting.Tokens;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Control;
using Waooaw.Sandbox.OutThere;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox;

/// <summary>Puts the process together.</summary>
public static class SandboxApplication
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    /// <param name="configure">What a host or a test adds before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SurfaceHost.CreateBuilder(Surface.Sandbox, typeof(SandboxApplication).Assembly, args);
        configure?.Invoke(builder);
        var folder = DataFolder.Of(builder.Configuration);
        Directory.CreateDirectory(folder);

        // Some providers want tokens in the query of an address, and the framework writes addresses into the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Services.AddValidatedOptions<SandboxOptions>(SandboxOptions.Section);
        builder.Services.AddDbContext<SandboxDb>(context => context
            .UseSqlite($"Data Source={Path.Combine(folder, "sandbox.db")};Cache=Private;Default Timeout=10")
            .UseSnakeCaseNamingConvention());
        AddClient(builder.Services, PictureFetch.Client, PictureFetch.MaxBytes);
        AddClient(builder.Services, SendWebhooks.Client, mostBytes: 64 * 1024);
        builder.Services.AddAppSecretFile();
        builder.Services.PostConfigure<KeyOptions>(keys => keys.MakeMissing = true); // everybody here knows its secret from the Sandbox
        builder.Services.AddSingleton<AppSecret>();
        builder.Services.AddSingleton<PictureFetch>();
        builder.Services.AddHostedService<OpenBooks>();
        builder.Services.AddHostedService<SendWebhooks>();

        var providers = PlayedProviders.In(typeof(SandboxApplication).Assembly);
        builder.Services.AddSingleton(providers);
        foreach (var provider in providers.All)
        {
            provider.AddServices(builder.Services);
        }

        var app = builder.Build();
        app.UseSurface();
        app.UseControlKey();
        app.MapGet("/", OutTherePage.ShowAsync).ExcludeFromDescription();
        app.MapControl();
        foreach (var provider in providers.All)
        {
            provider.MapRoutes(app.MapGroup($"/{provider.Name}").ExcludeFromDescription());
        }

        return app;
    }

    private static void AddClient(IServiceCollection services, string name, long mostBytes) => services.AddHttpClient(name, client =>
    {
        client.Timeout = AnswerTime;
        client.MaxResponseContentBufferSize = mostBytes;
    }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
}
