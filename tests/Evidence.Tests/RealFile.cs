using Waooaw.Evidence.Tests;
using Waooaw.Verifying;

[assembly: AssemblyFixture(typeof(RealFile))]

namespace Waooaw.Evidence.Tests;

/// <summary>One real file, made once by Plant: a post that was approved with notes and went out.</summary>
public sealed class RealFile : IAsyncLifetime
{
    internal PlantStage Stage { get; private set; } = null!;

    internal KnownKeys Keys { get; private set; } = null!;

    public byte[] Bytes { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Stage = await PlantStage.SetAsync();
        var deliverable = await Stage.DraftAsync();
        await Stage.ExecuteAsync(deliverable, await Stage.DecideAsync(Stage.Statement(deliverable), notes: "Lovely, Mira."));
        await using var worker = new Worker(Stage);
        await worker.PostAsync();
        (Bytes, Keys) = (await Stage.EvidenceAsync(deliverable), Course.Known(Stage.Keys));
        Verification.Run(Bytes, Keys).Faults.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();
}
