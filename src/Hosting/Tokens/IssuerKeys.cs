using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Hosting.Tokens;

/// <summary>The public keys of the other processes, read from where each publishes its own. A key nobody published opens nothing.</summary>
public sealed partial class IssuerKeys(
    IHttpClientFactory clients, IOptions<AddressOptions> addresses, TimeProvider clock, ILogger<IssuerKeys> log) : IDisposable
{
    public const string Path = "/.well-known/jwks.json";
    public const string Client = "issuer-keys";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Known> _known = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    private sealed record Known(IReadOnlyList<SigningKey> Keys, DateTimeOffset ReadAt);

    /// <summary>Finds an issuer's key; asks the issuer again when the key is new to us or what we know is old.</summary>
    public async Task<SigningKey?> FindAsync(string issuer, string kid, CancellationToken ct)
    {
        var known = _known.GetValueOrDefault(issuer);
        var key = Find(known, kid);
        var age = known is null ? TimeSpan.MaxValue : clock.GetUtcNow() - known.ReadAt;
        if ((key is not null && age < Fresh) || (key is null && age < Pause))
        {
            return key;
        }

        await _reading.WaitAsync(ct);
        try
        {
            if (_known.GetValueOrDefault(issuer) is { } newer && newer != known)
            {
                return Find(newer, kid);
            }

            return Find(await ReadAsync(issuer, known, ct), kid);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>All keys of one issuer.</summary>
    public async Task<IReadOnlyList<SigningKey>> AllAsync(string issuer, CancellationToken ct)
    {
        await FindAsync(issuer, kid: "", ct);
        return _known.GetValueOrDefault(issuer)?.Keys ?? [];
    }

    public void Dispose() => _reading.Dispose();

    private static SigningKey? Find(Known? known, string kid) => known?.Keys.FirstOrDefault(key => key.Kid == kid);

    private async Task<Known?> ReadAsync(string issuer, Known? known, CancellationToken ct)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            var json = await client.GetByteArrayAsync(new Uri(AddressOf(issuer), Path), ct);

            // Whatever a set says, it speaks for its own issuer only.
            var keys = SigningKeySet.Parse(json).Keys.Where(key => key.Iss == issuer).ToArray();
            return _known[issuer] = new Known(keys, clock.GetUtcNow());
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or JsonException || (unreachable is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // The last keys we saw stay good: an issuer that is down must not lock out what it signed.
            LogUnreachable(issuer, unreachable);
            return known;
        }
    }

    private Uri AddressOf(string issuer) => issuer switch
    {
        Issuers.CustomerPortal => addresses.Value.CustomerPortal,
        Issuers.PlatformPortal => addresses.Value.PlatformPortal,
        Issuers.Gateway => addresses.Value.Gateway,
        Issuers.Plant => addresses.Value.Plant,
        _ => throw new ArgumentOutOfRangeException(nameof(issuer), issuer, "Nobody signs under this name."),
    };

    [LoggerMessage(LogLevel.Warning, "The keys of {Issuer} cannot be read; those known already stay in use.")]
    private partial void LogUnreachable(string issuer, Exception unreachable);
}
