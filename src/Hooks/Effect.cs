using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.Hooks;

/// <summary>One act on the outside world, stated completely: what is hashed is what is sent.</summary>
/// <remarks>Kinds of effects are deeply immutable records; every public property is a member of what is hashed.</remarks>
public abstract record Effect
{
    /// <summary>This act and no other: the same words sent twice are two effects, and need two approvals.</summary>
    public required EffectId EffectId { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required ProviderEnvironment Environment { get; init; }

    public abstract Verb Verb { get; }

    /// <summary>The hash a person approves. It covers every member, those of the derived kind included.</summary>
    public ContentHash Hash() => ContentHash.Of<object>(this);
}

/// <summary>An effect that a person must have approved, exactly as it is. The bus asks for that itself; no list of hooks can forget it.</summary>
public abstract record GatedEffect : Effect
{
    /// <summary>When the act may begin. A due time inside needs no new approval; outside there is none.</summary>
    public required EffectWindow Window { get; init; }

    /// <summary>How late after its due time the act is still wanted, in seconds. Later it is missed, not sent.</summary>
    public required int LatenessSeconds { get; init; }

    /// <summary>How many visible writes it takes, each with a permit of its own. A method, so that it is not hashed twice: it follows from members.</summary>
    public virtual int CountParts() => 1;
}

/// <summary>The time in which an act may begin, both ends included. It holds whole microseconds, as its hash does: no edit of it goes unseen.</summary>
public sealed record EffectWindow(DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    public DateTimeOffset NotBefore { get; init => field = Whole(value); } = Whole(NotBefore);

    public DateTimeOffset NotAfter { get; init => field = Whole(value); } = Whole(NotAfter);

    public bool Contains(DateTimeOffset instant) => NotBefore <= instant && instant <= NotAfter;

    private static DateTimeOffset Whole(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
