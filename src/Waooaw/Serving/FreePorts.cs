using System.Net;
using System.Net.Sockets;

namespace Waooaw.Serving;

/// <summary>Finds a PORT_BASE at which nobody listens, for those who bring a whole system of their own.</summary>
internal static class FreePorts
{
    private const int First = 20_000; // below the ports that the system hands out by itself, so that nobody takes one between looking and listening
    private const int Places = 20;
    private const int Apart = 600;

    private static int _tried = Environment.ProcessId; // those that look at the same time begin in different places

    /// <exception cref="IOException">Everything is taken.</exception>
    public static int Base()
    {
        for (var tries = 0; tries < Places; tries++)
        {
            var portBase = First + ((int)((uint)Interlocked.Increment(ref _tried) % Places) * Apart);
            if (Embedded.PortsAbove.All(offset => IsFree(portBase + offset)))
            {
                return portBase;
            }
        }

        throw new IOException($"No free ports were found between {First} and {First + (Places * Apart) + Embedded.PortsAbove.Max()}.");
    }

    public static bool IsFree(int port)
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
