using Microsoft.Extensions.Options;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Serving;

/// <summary>Runs the five until it is asked to stop.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(CancellationToken ct)
    {
        var applications = Embedded.Build();
        try
        {
            foreach (var application in applications)
            {
                await application.StartAsync(ct);
            }
        }
        catch (IOException busy)
        {
            await Console.Error.WriteLineAsync(
                $"{busy.Message} Stop what listens there, or choose other ports: PORT_BASE=6100 scripts/run");
            await StopAsync(applications);
            return 2;
        }

        var addresses = applications[0].Services.GetRequiredService<IOptions<AddressOptions>>().Value;
        foreach (var surface in Surface.All)
        {
            Console.WriteLine($"{surface.Title,-24} {addresses.Of(surface)}");
        }

        Console.WriteLine("Press Ctrl+C to stop.");
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(applications);
        }

        return 0;
    }

    // Portals first: nobody new comes in while what has begun is finished.
    private static async Task StopAsync(IReadOnlyList<WebApplication> applications)
    {
        foreach (var application in applications.Reverse())
        {
            await application.StopAsync(CancellationToken.None);
            await application.DisposeAsync();
        }
    }
}
