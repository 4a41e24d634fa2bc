using Waooaw.Hosting.Surfaces;
using Waooaw.Serving;

namespace Waooaw.Story;

/// <summary>The five on free ports with a data folder of their own; both are gone when the curtain falls.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Embedded _five;
    private readonly string _folder;

    private Stage(Embedded five, string folder) => (_five, _folder) = (five, folder);

    public Uri CustomerPortal => _five.AddressOf(Surface.CustomerPortal);

    public Uri Sandbox => _five.AddressOf(Surface.Sandbox);

    public static async Task<Stage> SetAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-story-").FullName;
        var five = await Embedded.BuildAsync($"--PORT_BASE={FreePorts.Base()}", $"--DATA_DIR={folder}");
        await five.StartAsync(ct);
        return new Stage(five, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _five.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
