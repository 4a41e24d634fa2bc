using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Connect.Instagram;
using Waooaw.Contracts.Connections;

namespace Waooaw.Connect;

/// <summary>How an account is looked at before an agent may use it: one read of who it is, and nothing else.</summary>
public static class ConnectFeature
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="isDevelopment">Only in Development may a production address lead into a private network.</param>
    public static void AddConnect(this IServiceCollection services, bool isDevelopment)
    {
        services.AddOptions<InstagramConnectOptions>()
            .BindConfiguration(InstagramConnectOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<InstagramIdentity>();
        AddClient(services, ProviderEnvironment.Sandbox, mayBePrivate: true);
        AddClient(services, ProviderEnvironment.Production, mayBePrivate: isDevelopment);
    }

    internal static string ClientOf(ProviderEnvironment environment) => $"connect-{environment}";

    private static void AddClient(IServiceCollection services, ProviderEnvironment environment, bool mayBePrivate) =>
        services.AddHttpClient(ClientOf(environment), client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = 64 * 1024;
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a redirect would carry the token to an address nobody listed
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, mayBePrivate, ct),
        });

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint address, bool mayBePrivate, CancellationToken ct)
    {
        // Checked on the resolved address and on the very connection that is used: a name may resolve differently a moment later.
        var found = await Dns.GetHostAddressesAsync(address.Host, ct);
        var usable = found.Where(ip => mayBePrivate || !PrivateAddress.Is(ip)).ToArray();
        if (usable is [])
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The provider's address leads into a private network.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, address.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
