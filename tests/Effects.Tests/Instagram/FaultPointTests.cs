using Waooaw.Hooks;
using static Waooaw.Effects.Tests.Instagram.InstagramStage;

namespace Waooaw.Effects.Tests.Instagram;

/// <summary>Fault points belong to the process, so nothing else runs beside these.</summary>
[CollectionDefinition(nameof(FaultPointTests), DisableParallelization = true)]
[Collection(nameof(FaultPointTests))]
public class FaultPointTests
{
    public static TheoryData<string> Points { get; } =
    [
        FaultPoint.AccessBorrowed.Name, FaultPoint.QuotaRead.Name, FaultPoint.ContainerMade.Name, FaultPoint.HandleKept.Name,
        FaultPoint.ContainerReady.Name, FaultPoint.Crossed.Name, FaultPoint.Written.Name, FaultPoint.Answered.Name,
    ];

    [Theory]
    [MemberData(nameof(Points))]
    public async Task An_experiment_can_end_the_process_at_every_step(string name)
    {
        await using var stage = await SetAsync();
        var passed = 0;
        FaultPoint.Arm(FaultPoint.All.Single(point => point.Name == name), () => passed++);
        try
        {
            (await stage.PublishAsync()).ShouldBeOfType<Receipt.Done>();
        }
        finally
        {
            FaultPoint.Arm(FaultPoint.Settled, () => { }); // which nothing in Effects passes
        }

        passed.ShouldBe(1);
    }
}
