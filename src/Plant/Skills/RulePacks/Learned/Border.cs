using Waooaw.Plant.Skills.RulePacks.Measuring;

namespace Waooaw.Plant.Skills.RulePacks.Learned;

/// <summary>From which score on a text offends, in thousandths, by what the word lists say of it.</summary>
internal readonly record struct Border(int Found, int Excused, int Unknown)
{
    // A yes to what offends is dearer than a second look at what does not, as long as people still believe what they are told.
    private const double LeastPrecision = 0.92;
    private const double MostAlarms = 0.005;
    private const int Step = 100;

    public int Of(Listing listing) => listing switch
    {
        Listing.Found => Found,
        Listing.Excused => Excused,
        _ => Unknown,
    };

    /// <summary>That which finds most on unseen writers, of those that are right often enough and leave ordinary texts alone.</summary>
    public static Border Best(IReadOnlyList<Unseen> unseen)
    {
        var (byListing, ordinary) = (unseen.ToLookup(one => one.Listing), unseen.Count(one => one.IsOrdinary));
        Tally[] found = [.. Tallies(byListing[Listing.Found], from: -5000, to: 0)];
        Tally[] excused = [.. Tallies(byListing[Listing.Excused], from: -2000, to: 5000)];
        Tally[] unknown = [.. Tallies(byListing[Listing.Unknown], from: -2000, to: 5000)];
        return (
            from one in found
            from other in excused
            from third in unknown
            where one.Alarms + other.Alarms + third.Alarms <= MostAlarms * ordinary
            let right = one.Right + other.Right + third.Right
            let precision = (double)right / Math.Max(1, right + one.Wrong + other.Wrong + third.Wrong)
            let worth = precision >= LeastPrecision ? right : precision - 1
            orderby worth descending
            select new Border(one.From, other.From, third.From)).First();
    }

    public Measurement Measure(string rule, IReadOnlyList<Unseen> unseen)
    {
        var border = this;
        int Count(bool violates, bool isFound) => unseen.Count(one => one.Violates == violates && one.Score >= border.Of(one.Listing) == isFound);
        return new Measurement(rule, Count(true, true), Count(false, true), Count(true, false), Count(false, false));
    }

    private static IEnumerable<Tally> Tallies(IEnumerable<Unseen> unseen, int from, int to)
    {
        var all = unseen.ToArray();
        for (var border = from; border <= to; border += Step)
        {
            Unseen[] above = [.. all.Where(one => one.Score >= border)];
            yield return new Tally(
                border, above.Count(one => one.Violates), above.Count(one => !one.Violates && !one.IsOrdinary), above.Count(one => one.IsOrdinary));
        }
    }

    private readonly record struct Tally(int From, int Right, int Wrong, int Alarms);
}
