using System.Net;
using System.Net.Sockets;
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
        var five = Embedded.Build($"--PORT_BASE={FreePortBase()}", $"--DATA_DIR={folder}");
        await five.StartAsync(ct);
        return new Stage(five, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _five.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Below the ports that the system hands out by itself, so that nobody takes one between looking and listening.
    private static int FreePortBase() => Enumerable.Range(0, 50)
        .Select(step => 21_000 + (((Environment.ProcessId % 50) + step) % 50 * 200))
        .Where(portBase => Embedded.PortsAbove.All(offset => IsFree(portBase + offset)))
        .Cast<int?>().FirstOrDefault()
        ?? throw new IOException("No seven free ports were found between 21000 and 31000.");

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
