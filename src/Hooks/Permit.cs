using Waooaw.Contracts.Ids;

namespace Waooaw.Hooks;

/// <summary>Leave to perform one effect, once, now. Only <see cref="HookBus"/> issues permits, and the effect can be read
/// only by spending one, so nothing can be sent that was not judged.</summary>
// A class, not a record: `with` would copy an unspent permit.
public sealed class Permit<TEffect>
    where TEffect : Effect
{
    private readonly TEffect _effect;
    private readonly IJournal _journal;
    private readonly Youth _youth;
    private int _spent;
    private int _crossed;

    internal Permit(PermitId id, TEffect effect, Attempt attempt, Approval? approval, IJournal journal, Youth youth)
    {
        (Id, Attempt, Approval) = (id, attempt, approval);
        (_effect, _journal, _youth) = (effect, journal, youth);
    }

    /// <summary>What the journal calls it.</summary>
    public PermitId Id { get; }

    public Attempt Attempt { get; }

    /// <summary>The yes it stands on; null only for effects that need none.</summary>
    public Approval? Approval { get; }

    /// <summary>Gives the effect out: once, and only while the permit is young.</summary>
    /// <exception cref="PermitException">It was spent before, or it is too old.</exception>
    public TEffect Spend()
    {
        if (Interlocked.Exchange(ref _spent, 1) != 0)
        {
            throw new PermitException("A permit is spent once, and this one was.");
        }

        _youth.Demand();
        return _effect;
    }

    /// <summary>The point of no return: commits `permitted → sending`. Null means that another worker has taken
    /// over, or that the approval has ended: write nothing.</summary>
    /// <param name="handle">What the provider calls the thing that is about to be made visible; the question afterwards needs it.</param>
    /// <exception cref="PermitException">The permit was not spent, was crossed before, or is too old.</exception>
    public async Task<SendRight?> CrossAsync(string? handle, CancellationToken ct)
    {
        if (Volatile.Read(ref _spent) == 0 || Interlocked.Exchange(ref _crossed, 1) != 0)
        {
            throw new PermitException("A permit is spent first and crossed once.");
        }

        _youth.Demand();
        return await _journal.CrossAsync(_effect.EffectId, _effect.CustomerId, Attempt, handle, ct)
            ? new SendRight(_effect.EffectId, _youth)
            : null;
    }
}

/// <summary>The right to write to a provider once. It exists only after the journal has committed `sending`, so that
/// whatever happens next, someone will ask the provider what became of it.</summary>
public sealed class SendRight
{
    private readonly Youth _youth;
    private int _used;

    internal SendRight(EffectId effect, Youth youth) => (Effect, _youth) = (effect, youth);

    public EffectId Effect { get; }

    /// <summary>Called right before the first byte: once, and only while the permit is young.</summary>
    /// <exception cref="PermitException">It was used before, or the permit is too old; then nothing may be written.</exception>
    public void Use()
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
        {
            throw new PermitException("A right to send is used once, and this one was.");
        }

        _youth.Demand();
    }
}

/// <summary>Someone tried to act on a permit that gives no leave any more.</summary>
public sealed class PermitException(string message) : InvalidOperationException(message);
