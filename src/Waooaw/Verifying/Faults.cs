namespace Waooaw.Verifying;

/// <summary>Something in the file that is not as it must be.</summary>
/// <param name="Where">The member, the entry or the part of the zip.</param>
internal sealed record Fault(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>All that is wrong, in the order in which it was found.</summary>
internal sealed class Faults
{
    private readonly List<Fault> _found = [];

    public IReadOnlyList<Fault> Found => _found;

    public void Add(string where, string what) => _found.Add(new Fault(where, what));

    /// <summary>Adds the fault unless what must hold does.</summary>
    public void Demand(bool holds, string where, string otherwise)
    {
        if (!holds)
        {
            Add(where, otherwise);
        }
    }
}
