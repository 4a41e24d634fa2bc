using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Surfaces;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Control;
using Waooaw.Sandbox.Instagram;
using Waooaw.Sandbox.OutThere;

namespace Waooaw.Sandbox;

/// <summary>Puts the process together.</summary>
public static class SandboxApplication
{
    /// <param name="configure">What a host or a test adds before the application is built.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = SurfaceHost.CreateBuilder(Surface.Sandbox, typeof(SandboxApplication).Assembly, args);
        configure?.Invoke(builder);
        var folder = DataFolder.Of(builder.Configuration);
        Directory.CreateDirectory(folder);
        builder.Services.AddValidatedOptions<SandboxOptions>(SandboxOptions.Section);
        builder.Services.AddDbContext<SandboxDb>(context => context
            .UseSqlite($"Data Source={Path.Combine(folder, "sandbox.db")};Cache=Private;Default Timeout=10")
            .UseSnakeCaseNamingConvention());
        builder.Services.AddHttpClient(Preparation.Client, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = PictureRules.MaxBytes;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
        builder.Services.AddHostedService<OpenBooks>();
        builder.Services.AddHostedService<Preparation>();

        var app = builder.Build();
        app.UseSurface();
        app.UseControlKey();
        app.MapGet("/", OutTherePage.ShowAsync).ExcludeFromDescription();
        app.MapControl();
        app.MapInstagram();
        return app;
    }
}
