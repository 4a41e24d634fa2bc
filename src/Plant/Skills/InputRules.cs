using Waooaw.Contracts.Refusals;
using Waooaw.Plant.Secrecy;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills;

/// <summary>What may be told to a playbook. The limits are those of the HTTP contract; whoever comes another way meets them here.</summary>
internal static class InputRules
{
    private const int MaxKeyPoints = 10;
    private const int MaxKeyPoint = 1_000;

    /// <summary>The inputs on one line each, and everything that is wrong with them.</summary>
    public static (DraftInputs Clean, IReadOnlyList<Violation> Violations) Check(DraftInputs inputs)
    {
        var violations = new List<Violation>();
        var clean = inputs with
        {
            Theme = Required("theme", inputs.Theme, 500, violations),
            BrandName = Required("brand_name", inputs.BrandName, 120, violations),
            Offer = Optional("offer", inputs.Offer, 300, violations),
            Location = Optional("location", inputs.Location, 120, violations),
            Audience = Optional("audience", inputs.Audience, 200, violations),
            Tone = Optional("tone", inputs.Tone, 120, violations),
            Language = Required("language", inputs.Language, 16, violations),
            Industry = Optional("industry", inputs.Industry, 60, violations) ?? "",
            KeyPoints = [.. inputs.KeyPoints
                .Take(MaxKeyPoints)
                .Select((point, i) => Optional($"key_points[{i}]", point, MaxKeyPoint, violations))
                .OfType<string>()],
        };
        if (inputs.KeyPoints.Count > MaxKeyPoints)
        {
            violations.Add(new Violation("key_points", $"At most {MaxKeyPoints} points are accepted. Keep the strongest."));
        }

        return (clean, violations);
    }

    private static string Required(string path, string text, int max, List<Violation> violations)
    {
        if (CleanText.OnOneLine(text).Length == 0)
        {
            violations.Add(new Violation(path, "This may not be blank."));
            return "";
        }

        return Optional(path, text, max, violations) ?? "";
    }

    private static string? Optional(string path, string? text, int max, List<Violation> violations)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length > max)
        {
            violations.Add(new Violation(path, $"At most {max} characters are accepted; this has {text.Length}."));
            return null;
        }

        if (CleanText.Objection(text) is { } objection)
        {
            violations.Add(new Violation(path, objection));
            return null;
        }

        if (RawSecrets.IsIn(text))
        {
            violations.Add(new Violation(path, "This looks like a secret. Take it out: a post is public."));
            return null;
        }

        return CleanText.OnOneLine(text) is { Length: > 0 } clean ? clean : null;
    }
}
