using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Sealing;
using Waooaw.Hosting.Tokens;

namespace Waooaw.PortalHost.Vault;

/// <summary>The key-encryption keys of this vault, by version.</summary>
internal sealed class VaultKeys(IOptions<VaultOptions> options, IOptions<KeyOptions> folder, Portal portal) : IHostedService
{
    private readonly Lock _loading = new();
    private volatile IReadOnlyDictionary<int, byte[]>? _keys;

    /// <summary>The version that new secrets are sealed with.</summary>
    public int Newest => Loaded().Keys.Max();

    /// <summary>A key; the file is read again for one it did not hold before, so that rotation needs no restart.</summary>
    public byte[]? Find(int version) =>
        Loaded().TryGetValue(version, out var key) || Reload().TryGetValue(version, out key) ? key : null;

    public IReadOnlyDictionary<int, byte[]> Reload()
    {
        lock (_loading)
        {
            return _keys = SealingKeyFile.Load(File());
        }
    }

    /// <summary>A portal without its vault's keys never answers a request.</summary>
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

    private string File() => options.Value.KeyFile is { Length: > 0 } set
        ? Path.GetFullPath(set)
        : Path.Combine(folder.Value.Path, $"vault-{portal.Issuer}.json");
}
