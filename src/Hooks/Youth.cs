namespace Waooaw.Hooks;

/// <summary>How long a permit is good for, counted from the moment its judgement began.</summary>
/// <remarks>By the monotonic clock, which no one can set back, and by the wall clock too, because the monotonic one
/// stands still while a virtual machine is suspended.</remarks>
internal sealed class Youth(TimeProvider clock, TimeSpan life)
{
    private readonly long _start = clock.GetTimestamp();
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    /// <exception cref="PermitException">The permit is too old.</exception>
    public void Demand()
    {
        if (clock.GetElapsedTime(_start) > life || clock.GetUtcNow() - _startedAt > life)
        {
            throw new PermitException($"The permit is older than {life}; ask for a new one.");
        }
    }
}
