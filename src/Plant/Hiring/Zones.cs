using NodaTime;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Plant.Hiring;

/// <summary>Time zones as IANA names them, with the rules this version was built with.</summary>
internal static class Zones
{
    public static IDateTimeZoneProvider Rules => DateTimeZoneProviders.Tzdb;

    /// <summary>Such as `TZDB: 2026b`; kept beside every time that was resolved with it.</summary>
    public static string Version => Rules.VersionId;

    public static void Check(string? zone, string path, List<Violation> violations)
    {
        if (zone is not null && Rules.GetZoneOrNull(zone) is null)
        {
            violations.Add(new Violation(path, "An IANA time zone is expected, such as Asia/Kolkata."));
        }
    }
}
