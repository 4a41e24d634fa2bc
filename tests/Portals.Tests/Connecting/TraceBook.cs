using System.Collections.Concurrent;
using System.Diagnostics;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>Keeps everything that would be traced, so that a test can look for what must not be there.</summary>
internal sealed class TraceBook : IDisposable
{
    private readonly ConcurrentQueue<string> _tags = new();
    private readonly ActivityListener _listener;

    public TraceBook()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                _tags.Enqueue(activity.DisplayName);
                foreach (var (name, value) in activity.TagObjects)
                {
                    _tags.Enqueue($"{name}={value}");
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IEnumerable<string> Tags => _tags;

    public void Dispose() => _listener.Dispose();
}
