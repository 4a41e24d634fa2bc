using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;
using Waooaw.Rig;
using Waooaw.Serving;

namespace Waooaw.Journeys;

/// <summary>The five as they are deployed, a process each, on one database server; short patience wherever an option allows it.</summary>
internal sealed class FiveProcesses : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, string> ShortPatience = new Dictionary<string, string>
    {
        ["Dispatch__Poll"] = "00:00:00.050",
        ["Dispatch__Lease"] = "00:00:02",
        ["Dispatch__PermitLife"] = "00:00:02",
        ["Dispatch__Margin"] = "00:00:00.200",
        ["Dispatch__FirstPause"] = "00:00:00.200",
        ["Dispatch__FirstAskPause"] = "00:00:00.300",
        ["Dispatch__SecondReading"] = "00:00:00.300",
        ["Effects__Limits__SendLimit"] = "00:00:02",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Portal__Limits__AnonymousWritesPerMinute"] = "10000",
        ["Portal__Limits__SignInsPerMinute"] = "10000",
    };

    private readonly Dictionary<Surface, Executable> _running = [];
    private readonly Dictionary<string, string> _settings;
    private readonly TestDatabase[] _databases;
    private readonly int _portBase = FreePorts.Base();

    private FiveProcesses(DatabaseProvider provider, IReadOnlyDictionary<string, string> settings)
    {
        Folder = Directory.CreateTempSubdirectory("waooaw-journey-").FullName;
        _databases = [.. Databases.Select(_ => TestDatabase.Make(provider))];
        _settings = new Dictionary<string, string>(ShortPatience)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["PORT_BASE"] = $"{_portBase}",
            ["DATA_DIR"] = Folder,
            ["Keys__MakeMissing"] = "true",
            ["Vault__MakeMissing"] = "true",
        };
        foreach (var (name, value) in settings.Concat(Databases.Zip(_databases).SelectMany(pair => pair.Second.Settings(pair.First))
            .Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value!))))
        {
            _settings[name] = value;
        }
    }

    /// <summary>Everything the five keep in files: keys, mail, the Sandbox's books, and what they said.</summary>
    public string Folder { get; }

    public string Logs => Path.Combine(Folder, "logs");

    /// <summary>The folders in which the databases lie.</summary>
    public IEnumerable<string> Stores => _databases.Select(database => database.Folder).Distinct();

    private static string[] Databases => ["Plant", "CustomerPortal", "PlatformPortal"];

    public static async Task<FiveProcesses> StartAsync(DatabaseProvider provider, params (string Name, string Value)[] settings)
    {
        var five = new FiveProcesses(provider, settings.ToDictionary(setting => setting.Name, setting => setting.Value));
        Directory.CreateDirectory(five.Logs);
        foreach (var surface in Surface.All)
        {
            five.Launch(surface);
        }

        await Task.WhenAll(Surface.All.Select(five.AnswersAsync));
        return five;
    }

    public Uri AddressOf(Surface surface) => new($"http://localhost:{_portBase + surface.Offset}");

    public Executable this[Surface surface] => _running[surface];

    /// <summary>Ends one of them as a power cut does, and starts it again.</summary>
    public async Task RestartAsync(Surface surface, params (string Name, string Value)[] settings)
    {
        await _running[surface].DisposeAsync();
        Launch(surface, settings);
        await AnswersAsync(surface);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.Values)
        {
            await running.DisposeAsync();
        }

        foreach (var database in _databases)
        {
            database.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private void Launch(Surface surface, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(_settings);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        _running[surface] = Executable.Start(ProjectOf(surface), [], all, Path.Combine(Logs, $"{surface.Name}.log"));
    }

    /// <summary>Waits until it is ready, or says what it said last.</summary>
    private async Task AnswersAsync(Surface surface)
    {
        using var client = new HttpClient { BaseAddress = AddressOf(surface) };
        using var impatient = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReadyAsync(client))
        {
            if (_running[surface].HasEnded || impatient.IsCancellationRequested)
            {
                throw new InvalidOperationException(
                    $"{surface.Title} did not get ready: {await File.ReadAllTextAsync(Path.Combine(Logs, $"{surface.Name}.log"))}");
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    private static string ProjectOf(Surface surface) => surface switch
    {
        _ when surface == Surface.CustomerPortal => "CustomerPortal",
        _ when surface == Surface.PlatformPortal => "PlatformPortal",
        _ when surface == Surface.Gateway => "Gateway",
        _ when surface == Surface.Plant => "Plant",
        _ => "Sandbox",
    };
}
