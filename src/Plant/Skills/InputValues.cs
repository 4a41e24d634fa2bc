using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills;

/// <summary>What the templates are told, from inputs that were checked, in the edition of their language.</summary>
/// <param name="Language">The edition's own name for it, such as `hi`.</param>
/// <param name="Named">By the names that templates use.</param>
internal sealed record InputValues(PlaybookEdition Edition, string Language, IReadOnlyDictionary<string, object?> Named)
{
    /// <summary>The values; refused with everything that is wrong with the inputs.</summary>
    /// <param name="variant">Each variant begins with another of the key points.</param>
    public static Result<InputValues> Of(DraftInputs inputs, IReadOnlyList<PlaybookEdition> editions, int variant)
    {
        var (clean, found) = InputRules.Check(inputs);
        var violations = found.ToList();
        var edition = EditionFor(clean.Language, editions, violations);
        var tones = Tones(clean.Tone, edition.Wording.Tones, violations);
        var requests = edition.Wording.Phrases.Requests.Keys.ToArray();
        violations.AddRange(
            from request in clean.Requests.Except(requests)
            select new Violation("requests", $"There is no request `{request}`; there are: {string.Join(", ", requests)}."));
        if (violations.Count > 0)
        {
            return Refusal.Invalid(violations);
        }

        return new InputValues(edition, PlaybookEdition.Primary(clean.Language), new Dictionary<string, object?>
        {
            ["theme"] = clean.Theme,
            ["brand_name"] = clean.BrandName,
            ["offer"] = clean.Offer is { } offer ? WithoutStop(offer) : null,
            ["location"] = clean.Location,
            ["audience"] = clean.Audience,
            ["language"] = clean.Language,
            ["key_points"] = Turned([.. clean.KeyPoints.Select(WithoutStop)], variant),
            ["tone"] = Tone.Blend(tones),
            ["industry"] = edition.Wording.IndustryOf(clean.Industry).Phrases,
            ["wants"] = requests.ToDictionary(request => request, clean.Requests.Contains),
            ["angle"] = edition.Wording.Angles.Select((angle, index) => (angle.Name, index == variant)).ToDictionary(),
        });
    }

    /// <summary>The channels' templates also know the message; a part that says nothing is nothing.</summary>
    public IReadOnlyDictionary<string, object?> WithMessage(IReadOnlyDictionary<string, string> message) => new Dictionary<string, object?>(
        Named.Concat(message.Select(part => KeyValuePair.Create(part.Key, part.Value.Length > 0 ? (object?)part.Value : null))));

    /// <summary>The template ends the sentence.</summary>
    private static string WithoutStop(string text) => text.TrimEnd('.', '।', ';', ' ') is { Length: > 0 } sentence ? sentence : text;

    private static string[] Turned(string[] points, int by) =>
        points.Length == 0 ? points : [.. points.Skip(by % points.Length), .. points.Take(by % points.Length)];

    private static PlaybookEdition EditionFor(string tag, IReadOnlyList<PlaybookEdition> editions, List<Violation> violations)
    {
        if (editions.FirstOrDefault(edition => edition.Speaks(tag)) is { } spoken)
        {
            return spoken;
        }

        if (tag.Length > 0) // a blank one is named already
        {
            var offered = string.Join(", ", editions.SelectMany(edition => edition.About.Languages));
            violations.Add(new Violation("language", $"The language `{tag}` is not offered; these are: {offered}."));
        }

        return editions[0];
    }

    private static List<Tone> Tones(string? words, IReadOnlyList<Tone> lexicon, List<Violation> violations)
    {
        var tones = new List<Tone>();
        foreach (var word in (words ?? "").ToLowerInvariant().Split([',', ';', '/', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (lexicon.FirstOrDefault(tone => tone.Fits(word)) is { } known)
            {
                tones.Add(known);
            }
            else if (word is not ("and" or "और"))
            {
                violations.Add(new Violation(
                    "tone", $"The tone `{word}` is not known; these are: {string.Join(", ", lexicon.Select(tone => tone.Word))}."));
            }
        }

        if (tones.Count > Tone.Slots.Count)
        {
            violations.Add(new Violation("tone", $"At most {Tone.Slots.Count} words can be heard in one post. Keep the most important."));
        }

        return tones.Count > 0 ? tones : [lexicon[0]];
    }
}
