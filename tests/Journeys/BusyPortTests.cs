using System.Net;
using System.Net.Sockets;
using Waooaw.Hosting.Surfaces;
using Waooaw.Serving;

namespace Waooaw.Journeys;

public sealed class BusyPortTests
{
    [Fact]
    public async Task Who_starts_where_someone_listens_is_told_where_and_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-busy-").FullName;
        var portBase = FreePorts.Base();
        using var someone = new TcpListener(IPAddress.Loopback, portBase + Surface.Gateway.Offset);
        someone.Start();
        var log = Path.Combine(folder, "said.txt");
        var settings = new Dictionary<string, string> { ["PORT_BASE"] = $"{portBase}", ["DATA_DIR"] = folder };

        await using var serve = Executable.Start("Waooaw", ["serve"], settings, log);

        (await serve.EndAsync(TimeSpan.FromMinutes(3))).ShouldBe(2);
        (await File.ReadAllLinesAsync(log)).Where(line => line.Length > 0).ShouldHaveSingleItem()
            .ShouldStartWith($"Someone listens already on {portBase + Surface.Gateway.Offset}. ");
        Directory.Delete(folder, recursive: true);
    }
}
