using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Connections;

namespace Waooaw.Connect.Wire;

/// <summary>Asks a provider once, and reads a small answer. Who cannot be reached, or answers no JSON, gave no answer.</summary>
public sealed class ProviderClient(IHttpClientFactory clients)
{
    /// <returns>Null when there was no answer.</returns>
    internal async Task<ProviderAnswer?> AskAsync(ProviderEnvironment environment, HttpRequestMessage request, CancellationToken ct)
    {
        using var client = clients.CreateClient(ProviderClients.Of(environment));
        try
        {
            using var response = await client.SendAsync(request, ct);
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            return new ProviderAnswer(response.StatusCode, JsonElement.Parse(body));
        }
        catch (Exception silent) when (
            silent is HttpRequestException or JsonException || (silent is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}

/// <summary>What a provider answered.</summary>
internal sealed record ProviderAnswer(HttpStatusCode Status, JsonElement Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Whether it is the provider's word on the question, and not trouble of its own.</summary>
    public bool IsRefusal => (int)Status is >= 400 and < 500 and not (408 or 425 or 429);

    public override string ToString() => $"{(int)Status}"; // a record prints its members, and an answer may hold access
}

/// <summary>The connections to providers: no redirects, no cookies, no proxy, and no way into our own network.</summary>
internal static class ProviderClients
{
    private const int LargestAnswer = 512 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static string Of(ProviderEnvironment environment) => $"connect-{environment}";

    public static void AddProviderClients(this IServiceCollection services, bool isDevelopment)
    {
        Add(services, ProviderEnvironment.Sandbox, mayBePrivate: true);
        Add(services, ProviderEnvironment.Production, mayBePrivate: isDevelopment);
    }

    private static void Add(IServiceCollection services, ProviderEnvironment environment, bool mayBePrivate) =>
        services.AddHttpClient(Of(environment), client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = LargestAnswer;
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
