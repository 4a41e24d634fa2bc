namespace Waooaw.Plant.Skills.Loading;

/// <summary>The files of one playbook differ in their words and in nothing else.</summary>
internal static class EditionsAgree
{
    /// <summary>What does not agree, each named in the file that came later.</summary>
    public static IEnumerable<PlaybookProblem> Check(IReadOnlyList<PlaybookEdition> editions)
    {
        var first = editions[0];
        foreach (var other in editions.Skip(1))
        {
            foreach (var (what, there, here) in Compared(first, other).Where(pair => pair.There != pair.Here))
            {
                yield return new PlaybookProblem(
                    other.File, 1, $"The {what} must be the same in every language: {first.File} has {there}; this file has {here}.");
            }
        }

        foreach (var twice in editions.SelectMany(edition => edition.About.Languages.Select(language => (language, edition.File)))
            .GroupBy(spoken => spoken.language)
            .Where(files => files.Count() > 1))
        {
            yield return new PlaybookProblem(
                twice.Last().File, 1, $"The language `{twice.Key}` is written twice: {string.Join(" and ", twice.Select(spoken => spoken.File))}.");
        }
    }

    private static IEnumerable<(string What, string There, string Here)> Compared(PlaybookEdition first, PlaybookEdition other)
    {
        yield return ("playbook_id", first.About.PlaybookId, other.About.PlaybookId);
        yield return ("version", first.About.Version, other.About.Version);
        yield return ("category", first.About.Category, other.About.Category);
        yield return ("output_contract", first.About.OutputContract, other.About.OutputContract);
        yield return ("required_inputs", List(first.About.RequiredInputs), List(other.About.RequiredInputs));
        yield return ("quality_checks", List(first.About.QualityChecks), List(other.About.QualityChecks));
        yield return ("tones", List(first.Wording.Tones.Select(tone => tone.Word)), List(other.Wording.Tones.Select(tone => tone.Word)));
        yield return ("industries", Sorted(first.Wording.Industries.Select(line => line.Name)), Sorted(other.Wording.Industries.Select(line => line.Name)));
        yield return ("requests", List(first.Wording.Phrases.Requests.Keys), List(other.Wording.Phrases.Requests.Keys));
        yield return ("angles", Angles(first), Angles(other));
        yield return ("channels", Channels(first), Channels(other));
    }

    private static string Angles(PlaybookEdition edition) =>
        List(edition.Wording.Angles.Select(angle => $"{angle.Name} on day {angle.DaysLater}"));

    private static string Channels(PlaybookEdition edition) =>
        List(edition.Wording.Channels.Select(channel => $"{channel.Key} at {channel.Value.SuggestedLocalTime}"));

    private static string Sorted(IEnumerable<string> names) => List(names.Order(StringComparer.Ordinal));

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
