using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Waooaw.Effects.Telemetry;

/// <summary>Counts and times every call to the outside, by provider, operation and what came of it.</summary>
internal sealed class EffectsMeter : IDisposable
{
    public const string Name = "Waooaw.Effects";

    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _duration;

    public EffectsMeter(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _calls = _meter.CreateCounter<long>("waooaw.effects.calls", "{call}", "Calls to providers and vaults.");
        _duration = _meter.CreateHistogram<double>(
            "waooaw.effects.call.duration",
            "s",
            "How long a call to a provider or vault took.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20] });
    }

    public static Call Begin(string provider, string operation) => new(provider, operation, Stopwatch.GetTimestamp());

    public void End(Call call, CallClass outcome)
    {
        var tags = new TagList
        {
            { "provider", call.Provider },
            { "operation", call.Operation },
            { "class", outcome switch
                {
                    CallClass.Ok => "ok",
                    CallClass.Refused => "refused",
                    CallClass.NotSent => "not_sent",
                    _ => "no_answer",
                }
            },
        };
        _calls.Add(1, tags);
        _duration.Record(Stopwatch.GetElapsedTime(call.Started).TotalSeconds, tags);
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>A call that is under way.</summary>
    internal readonly record struct Call(string Provider, string Operation, long Started);
}

/// <summary>What came of a call.</summary>
internal enum CallClass
{
    Ok,
    Refused,
    NoAnswer,

    /// <summary>Known not to have reached the provider.</summary>
    NotSent,
}
