using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Sandbox.Control;

/// <summary>Which page of a list is wanted, newest first.</summary>
/// <param name="Limit">1 to 200; 50 when absent.</param>
/// <param name="Cursor">`next_cursor` of the page before; absent: the first page.</param>
internal sealed record PageQuery(int? Limit, string? Cursor)
{
    private const int Usual = 50;
    private const int Most = 200;

    public int Size => Limit ?? Usual;

    /// <param name="isCursorKnown">Whether a page of this list ended there.</param>
    public Refusal? Refuse(bool isCursorKnown)
    {
        var violations = new List<Violation>();
        if (Limit is < 1 or > Most)
        {
            violations.Add(new Violation("limit", $"A page has 1 to {Most} items."));
        }

        if (!isCursorKnown)
        {
            violations.Add(new Violation("cursor", "Pass `next_cursor` of the page before, unchanged. The books may have been emptied since."));
        }

        return violations.Count > 0 ? Refusal.Invalid(violations) : null;
    }
}
