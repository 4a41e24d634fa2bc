using System.Diagnostics;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>Waits for what a background worker brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> isIt)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isIt(seen))
            {
                return seen;
            }

            if (Stopwatch.GetElapsedTime(begun) > Patience)
            {
                throw new ShouldAssertException($"It did not come about within {Patience}. Last seen: {seen}");
            }

            await Task.Delay(20);
        }
    }
}
