using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Connections;

namespace Waooaw.Effects.Wire;

/// <summary>How connections to the outside are made: plain, guarded, and never twice by themselves.</summary>
internal static class Transport
{
    public const string Vault = "effects-vault";
    public const string CorrelationHeader = "X-Correlation-ID";

    public static void AddTransport(this IServiceCollection services, bool isDevelopment)
    {
        Add(services, Vault, reachesPrivate: true, propagatesTrace: true);
        Add(services, NameOf(ProviderEnvironment.Sandbox), reachesPrivate: true, propagatesTrace: true);
        Add(services, NameOf(ProviderEnvironment.Production), reachesPrivate: isDevelopment, propagatesTrace: false);
    }

    public static string NameOf(ProviderEnvironment environment) =>
        environment == ProviderEnvironment.Production ? "effects-production" : "effects-sandbox";

    /// <summary>Whether an exception says that nobody answered in time, as opposed to our own caller having given up.</summary>
    public static bool IsSilence(Exception exception, CancellationToken caller) =>
        exception is HttpRequestException or IOException
        || (exception is OperationCanceledException && !caller.IsCancellationRequested);

    private static void Add(IServiceCollection services, string name, bool reachesPrivate, bool propagatesTrace) => services
        .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan) // every call brings its own limit
        .RemoveAllLoggers()
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(provider =>
        {
            var limits = provider.GetRequiredService<IOptions<LimitOptions>>().Value;
            var handler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                MaxResponseHeadersLength = 64,
                MaxResponseDrainSize = 0,
                ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, reachesPrivate, limits.SendLimit, ct),
            };
            if (!propagatesTrace)
            {
                handler.ActivityHeadersPropagator = null; // our trace ids are none of a provider's business
            }

            return handler;
        });

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool reachesPrivate, TimeSpan giveUp, CancellationToken ct)
    {
        // Judged here and not before: what a name resolves to can change between a check and its use.
        var found = await Dns.GetHostAddressesAsync(target.Host, ct);
        var addresses = reachesPrivate ? found : [.. found.Where(address => !PrivateAddress.Is(address))];
        if (addresses.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "The name leads to no address that may be reached.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,

            // A connection we give up is reset, so that the system sends nothing of ours afterwards.
            LingerState = new LingerOption(enable: true, seconds: 0),
        };
        try
        {
            if (OperatingSystem.IsLinux())
            {
                const int tcp = 6, userTimeout = 18; // the kernel too stops repeating bytes that nobody acknowledges
                var milliseconds = (int)giveUp.TotalMilliseconds;
                socket.SetRawSocketOption(tcp, userTimeout, MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref milliseconds)));
            }

            await socket.ConnectAsync(addresses, target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
