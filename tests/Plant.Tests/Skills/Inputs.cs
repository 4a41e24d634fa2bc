using Waooaw.Effects;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>A clinic's wish, and the playbook that answers it.</summary>
internal static class Inputs
{
    public const string Channel = "instagram";

    private static readonly Lazy<Playbook> Loaded = new(() => PlaybookShelf.Load(Providers.All).Find(SkillKeys.MultichannelPost)!);

    public static Playbook Playbook => Loaded.Value;

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

    public static DraftInputs HindiClinic { get; } = new()
    {
        Theme = "रक्तचाप जाँच शिविर",
        BrandName = "केयर क्लिनिक",
        Offer = "जाँच और नतीजे पर बातचीत",
        Location = "पुणे",
        Audience = "मरीज़ों और उनके परिवारों",
        Tone = "caring",
        Language = "hi",
        KeyPoints = ["जाँच प्रशिक्षित कर्मचारी करते हैं", "नतीजा आसान शब्दों में समझाया जाता है", "बैठने की जगह है"],
        Industry = "healthcare",
    };

    /// <summary>Every channel in every language.</summary>
    public static TheoryData<string, string> ChannelsAndLanguages =>
        [.. Playbook.Channels.SelectMany(channel => Playbook.About.Languages.Select(language => (channel, language)))];

    public static DraftInputs ClinicIn(string language) => language == "hi" ? HindiClinic : Clinic;

    public static ChannelDraft Draft(DraftInputs inputs, string channel = Channel, int variant = 0) =>
        Value(Playbook.Draft(inputs, channel, variant));

    public static string Text(DraftInputs inputs, string channel = Channel) => Draft(inputs, channel).Text;

    public static Refusal Refusal(DraftInputs inputs) => Playbook.Draft(inputs, Channel).IsRefused(out var refusal, out _)
        ? refusal
        : throw new ShouldAssertException("The inputs were accepted.");

    /// <summary>What a reader takes for a sentence; hashtags are none.</summary>
    public static string[] Sentences(string text) =>
    [
        .. text.Split(['.', '!', '?', '।', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(sentence => sentence.Any(char.IsLetter) && !sentence.StartsWith('#')),
    ];

    /// <summary>The text without the words that every message of its channel has, whoever sends it.</summary>
    public static string Own(ChannelDraft draft, string channel) => Providers.Find(channel)!.Form.GoesToPeople
        ? draft.Text[(draft.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..draft.Text.LastIndexOf("\n\n", StringComparison.Ordinal)]
        : draft.Text;

    public static T Value<T>(Result<T> result)
        where T : notnull => result.IsRefused(out var refusal, out var value)
            ? throw new ShouldAssertException($"Refused: {string.Join("; ", refusal.Violations)}")
            : value;
}
