using Waooaw.Hosting.Refusals;
using Waooaw.Effects;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>A clinic's wish, and the playbook that answers it.</summary>
internal static class Inputs
{
    public const string Channel = "instagram";

    public static Playbook Playbook => Loaded.Value;

    private static readonly Lazy<Playbook> Loaded = new(() => PlaybookShelf.Load(Providers.All).Find(SkillKeys.MultichannelPost)!);

    public static DraftInputs Clinic { get; } = new()
    {
        Theme = "Blood pressure check-up camp",
        BrandName = "Care Clinic",
        Offer = "A check and a talk about the result",
        Location = "Pune",
        Audience = "patients and families",
        Tone = "caring",
        KeyPoints = ["Measured by trained staff", "The result explained in plain words"],
        Industry = "healthcare",
    };

    public static ChannelDraft Draft(DraftInputs inputs) => Value(Playbook.Draft(inputs, Channel));

    public static string Text(DraftInputs inputs) => Draft(inputs).Text;

    public static Refusal Refusal(DraftInputs inputs) => Playbook.Draft(inputs, Channel).IsRefused(out var refusal, out _)
        ? refusal
        : throw new ShouldAssertException("The inputs were accepted.");

    public static T Value<T>(Result<T> result)
        where T : notnull => result.IsRefused(out var refusal, out var value)
            ? throw new ShouldAssertException($"Refused: {string.Join("; ", refusal.Violations)}")
            : value;
}
