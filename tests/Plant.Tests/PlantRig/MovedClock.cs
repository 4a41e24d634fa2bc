namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>The real clock, set to another hour: everything runs, and no test waits for tomorrow.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _ahead;

    /// <param name="start">What the clock says first; null: what it is.</param>
    public MovedClock(DateTimeOffset? start = null) => _ahead = start is { } at ? (at - base.GetUtcNow()).Ticks : 0;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public void Move(TimeSpan ahead) => Interlocked.Add(ref _ahead, ahead.Ticks);
}
