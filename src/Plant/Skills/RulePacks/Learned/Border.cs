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

    /// <summary>That which finds most on unseen writers, of those that are right often enough, on lessons and on the development part, and that
    /// leave ordinary texts alone. Where none is, that which is right most often.</summary>
    public static Border Best(IReadOnlyList<Unseen> unseen)
    {
        var (byListing, ordinary) = (unseen.ToLookup(one => one.Listing), unseen.Count(one => one.Kind == UnseenKind.Ordinary));
        Tally[] found = [.. Tallies(byListing[Listing.Found], from: -5000, to: 5000)];
        Tally[] excused = [.. Tallies(byListing[Listing.Excused], from: -2000, to: 5000)];
        Tally[] unknown = [.. Tallies(byListing[Listing.Unknown], from: -2000, to: 5000)];
        return (
            from one in found
            from other in excused
            let two = one + other
            from third in unknown
            let all = two + third
            let precision = Math.Min(Precision(all.Right, all.Wrong), Precision(all.RightInDevelopment, all.WrongInDevelopment))
            let isFit = precision >= LeastPrecision && all.Alarms <= MostAlarms * ordinary
            let worth = isFit ? all.Right + all.RightInDevelopment : precision - 1
            orderby worth descending
            select new Border(one.From, other.From, third.From)).First();
    }

    public Measurement Measure(string rule, IReadOnlyList<Unseen> unseen)
    {
        var border = this;
        int Count(bool violates, bool isFound) => unseen.Count(one => one.Violates == violates && one.Score >= border.Of(one.Listing) == isFound);
        return new Measurement(rule, Count(true, true), Count(false, true), Count(true, false), Count(false, false));
    }

    private static double Precision(int right, int wrong) => right + wrong == 0 ? 1 : (double)right / (right + wrong);

    private static IEnumerable<Tally> Tallies(IEnumerable<Unseen> unseen, int from, int to)
    {
        var all = unseen.ToArray();
        for (var border = from; border <= to; border += Step)
        {
            var above = all.Where(one => one.Score >= border).ToLookup(one => (one.Kind, one.Violates));
            yield return new Tally(
                border,
                above[(UnseenKind.Lesson, true)].Count(),
                above[(UnseenKind.Lesson, false)].Count(),
                above[(UnseenKind.Development, true)].Count(),
                above[(UnseenKind.Development, false)].Count(),
                above[(UnseenKind.Ordinary, false)].Count());
        }
    }

    private readonly record struct Tally(int From, int Right, int Wrong, int RightInDevelopment, int WrongInDevelopment, int Alarms)
    {
        public static Tally operator +(Tally one, Tally other) => new(
            0,
            one.Right + other.Right,
            one.Wrong + other.Wrong,
            one.RightInDevelopment + other.RightInDevelopment,
            one.WrongInDevelopment + other.WrongInDevelopment,
            one.Alarms + other.Alarms);
    }
}
