namespace Waooaw.Contracts.Ids;

/// <summary>An id of one kind of thing: a time-ordered UUID that cannot be mistaken for an id of another kind.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>What every id can do, whatever it names.</summary>
public static class Id
{
    /// <summary>Reads the one text form of an id: 36 characters, lower case, with hyphens.</summary>
    public static bool TryParse<TId>(string? text, out TId id)
        where TId : struct, IId<TId>
    {
        var known = Guid.TryParseExact(text, "D", out var value);
        id = TId.From(value);
        return known;
    }

    extension<TId>(TId id)
        where TId : struct, IId<TId>
    {
        /// <summary>A new id; ids made later sort later, in both databases.</summary>
        public static TId New(TimeProvider clock) => TId.From(Guid.CreateVersion7(clock.GetUtcNow()));

        /// <summary>The one text form of the id.</summary>
        public string Text => id.Value.ToString("D");
    }
}
