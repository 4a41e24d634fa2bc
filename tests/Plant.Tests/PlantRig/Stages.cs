using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;

[assembly: AssemblyFixture(typeof(Stages))]

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>One stage for each database, shared by all tests that neither move the clock nor plan faults: each brings its own customer.</summary>
public sealed class Stages : IAsyncDisposable
{
    private readonly Dictionary<DatabaseProvider, Lazy<Task<PlantStage>>> _stages = Enum.GetValues<DatabaseProvider>()
        .ToDictionary(database => database, database => new Lazy<Task<PlantStage>>(() => PlantStage.SetAsync(database)));

    internal Task<PlantStage> OnAsync(DatabaseProvider database) => _stages[database].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in _stages.Values.Where(stage => stage.IsValueCreated))
        {
            await (await stage.Value).DisposeAsync();
        }
    }
}
