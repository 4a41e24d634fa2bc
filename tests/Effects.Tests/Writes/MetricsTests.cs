using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Waooaw.Effects.Tests.Compliance;
using Waooaw.Effects.Tests.Instagram;

namespace Waooaw.Effects.Tests.Writes;

public class MetricsTests
{
    [Fact]
    public async Task Every_call_is_counted_by_provider_operation_and_class()
    {
        await using var stage = await InstagramStage.SetAsync();
        stage.Provider.On("publish", Faults.Cut);
        var counted = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, into) =>
        {
            if (instrument.Meter.Name == "Waooaw.Effects" && instrument.Meter.Scope == stage.Meters)
            {
                into.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        listener.Start();

        await stage.PublishAsync();

        counted.ShouldBe(
            [
                "vault borrow ok", "instagram quota ok", "instagram container_make ok", "instagram container_read ok",
                "instagram publish no_answer", "instagram container_read ok",
            ],
            ignoreOrder: true);
    }
}
