using Microsoft.Extensions.Options;
using Waooaw.Hosting.Sealing;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Plant.Contacts;

/// <summary>The keys that seal contacts, by version; copies of Plant share the file, which stands beside its signing key.</summary>
internal sealed class ContactKeys(IOptions<KeyOptions> options) : IHostedService
{
    private readonly Lock _loading = new();
    private volatile IReadOnlyDictionary<int, byte[]>? _keys;

    /// <summary>The version that new contacts are sealed with.</summary>
    public int Newest => Loaded().Keys.Max();

    /// <summary>The first key there ever was: numbers are found again by it, also after others were added.</summary>
    public byte[] First => Loaded().MinBy(key => key.Key).Value;

    /// <summary>A key; the file is read again for one it did not hold before, so that rotation needs no restart.</summary>
    public byte[]? Find(int version) =>
        Loaded().TryGetValue(version, out var key) || Reload().TryGetValue(version, out key) ? key : null;

    /// <summary>A Plant that could not open its contacts never answers a request.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MakeMissing)
        {
            SealingKeyFile.MakeMissing(File());
        }

        Reload();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IReadOnlyDictionary<int, byte[]> Loaded() => _keys ?? Reload();

    private IReadOnlyDictionary<int, byte[]> Reload()
    {
        lock (_loading)
        {
            return _keys = SealingKeyFile.Load(File());
        }
    }

    private string File() => Path.Combine(options.Value.Path, "contacts.json");
}
