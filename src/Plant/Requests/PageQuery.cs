using System.Buffers.Text;
using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Requests;

/// <summary>Which page of a list is wanted, newest first.</summary>
/// <param name="Limit">1 to 200; 50 when absent.</param>
/// <param name="Cursor">`next_cursor` of the page before; absent: the first page.</param>
internal sealed record PageQuery(int? Limit, string? Cursor)
{
    private const int Usual = 50;
    private const int Most = 200;

    /// <summary>Reads one page. A row that is added meanwhile moves no other row from one page to the next.</summary>
    /// <param name="id">Tells rows of one instant apart; without it they come in another order each time.</param>
    public async Task<Result<Page<TView>>> ReadAsync<TRow, TId, TView>(
        IQueryable<TRow> rows,
        Expression<Func<TRow, DateTimeOffset>> at,
        Expression<Func<TRow, TId>> id,
        Func<TRow, TView> view,
        CancellationToken ct)
        where TRow : class
    {
        var violations = new List<Violation>();
        if (Limit is < 1 or > Most)
        {
            violations.Add(new Violation("limit", $"A page has 1 to {Most} items."));
        }

        if (!TryReadCursor(out var from, out var seen))
        {
            violations.Add(new Violation("cursor", "Pass `next_cursor` of the page before, unchanged."));
        }

        if (violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        if (from is { } instant)
        {
            rows = rows.Where(Expression.Lambda<Func<TRow, bool>>(
                Expression.LessThanOrEqual(at.Body, Expression.Constant(instant)), at.Parameters));
        }

        var size = Limit ?? Usual;
        var page = await rows.AsNoTracking().OrderByDescending(at).ThenByDescending(id).Skip(seen).Take(size + 1).ToListAsync(ct);
        var items = page.Take(size).ToArray();
        return new Page<TView>([.. items.Select(view)], page.Count > size ? Next(items, at.Compile(), from, seen) : null);
    }

    // The instant of the last item, and how many items of exactly that instant have been shown.
    private static string Next<TRow>(TRow[] items, Func<TRow, DateTimeOffset> at, DateTimeOffset? from, int seen)
    {
        var last = at(items[^1]);
        var alike = items.Reverse().TakeWhile(item => at(item) == last).Count() + (from == last ? seen : 0);
        return Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{last.UtcTicks}.{alike}"));
    }

    private bool TryReadCursor(out DateTimeOffset? from, out int seen)
    {
        (from, seen) = (null, 0);
        if (Cursor is not { Length: > 0 and <= 64 })
        {
            return Cursor is null;
        }

        if (!Base64Url.IsValid(Cursor))
        {
            return false;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(Cursor)).Split('.');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out seen)
            || ticks > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        from = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }
}
