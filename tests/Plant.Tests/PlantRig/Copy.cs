using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waooaw.Plant.Skills.RulePacks;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>One running Plant; several may stand on one database.</summary>
internal sealed class Copy : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Copy(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IServiceProvider Services => _app.Services;

    public static async Task<Copy> StartAsync(
        TimeProvider clock, IEnumerable<KeyValuePair<string, string?>> settings, RulePackShelf? packs = null)
    {
        var app = PlantApplication.Build(["--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(clock);
            builder.Configuration.AddInMemoryCollection(settings);
            if (packs is not null)
            {
                builder.Services.AddSingleton(packs);
            }
        });
        await app.StartAsync();
        return new Copy(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }
}
