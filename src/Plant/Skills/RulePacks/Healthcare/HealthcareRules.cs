namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>The rules for clinics in India, on one page. What each says, and why, is in docs/rule-pack-healthcare.md. Not legal advice.</summary>
internal static class HealthcareRules
{
    private const string Version = "2026-11-24";

    private static readonly string[] Industries =
        ["healthcare", "health", "clinic", "hospital", "medical", "medicine", "dental", "dentist", "ayurveda", "pharmacy", "diagnostics", "physiotherapy", "nursing"];

    public static RulePack Load() => new("india.healthcare", Version, Industries,
    [
        new CureClaim(),
        new ScheduledDisease(),
        new NamedPhysician(),
        new SexDetermination(),
        new PatientStory(),
        new PersonalData(),
        new Superlative(),
        new PriceInducement(),
        new ClinicNamed(),
    ]);
}
