using System.CommandLine;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Serving;

/// <summary>Runs the five until it is asked to stop.</summary>
internal static class Serve
{
    public static Command Describe()
    {
        var demo = new Option<bool>("--demo") { Description = "Fills an empty data folder with demo accounts and a draft." };
        var serve = new Command("serve", "Starts all five on SQLite and prints their addresses.") { demo };
        serve.SetAction((parsed, ct) => RunAsync(parsed.GetValue(demo), ct));
        return serve;
    }

    public static async Task<int> RunAsync(bool isDemo, CancellationToken ct)
    {
        await using var five = await Embedded.BuildAsync();
        var taken = Surface.All.Select(surface => five.AddressOf(surface).Port).Where(port => !FreePorts.IsFree(port)).ToArray();
        if (taken.Length > 0)
        {
            await Console.Error.WriteLineAsync(
                $"Someone listens already on {string.Join(", ", taken)}. End that, or choose other ports: PORT_BASE=6100 scripts/run");
            return 2;
        }

        await five.StartAsync(ct);

        foreach (var surface in Surface.All)
        {
            Console.WriteLine($"{surface.Title,-24} {five.AddressOf(surface)}");
        }

        if (isDemo)
        {
            await Demonstration.SeedDemo.RunAsync(five, Console.Out, ct);
        }

        Console.WriteLine("Press Ctrl+C to stop.");
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop: the five end in order when this method does.
        }

        return 0;
    }
}
