namespace Waooaw.Plant.Skills.Loading;

/// <summary>The sections of a playbook's body by their titles; one that nobody knows, or that stands twice, is a problem.</summary>
internal sealed class PlaybookSections
{
    private readonly IReadOnlyList<PlaybookSection> _all;
    private readonly ProblemList _problems;

    /// <param name="known">Titles that stand alone.</param>
    /// <param name="prefixes">Beginnings of titles that name something, such as `Channel `.</param>
    public PlaybookSections(
        IReadOnlyList<PlaybookSection> all, IReadOnlyList<string> known, IReadOnlyList<string> prefixes, ProblemList problems)
    {
        (_all, _problems) = (all, problems);
        foreach (var section in all.Where(section => !known.Contains(section.Title) && !prefixes.Any(prefix => IsOf(section, prefix))))
        {
            var titles = known.Concat(prefixes.Select(prefix => $"{prefix}…"));
            problems.Add(section.Line, $"The section `{section.Title}` is not known; there are: {string.Join(", ", titles)}.");
        }

        foreach (var twice in all.GroupBy(section => section.Title).Where(group => group.Count() > 1))
        {
            problems.Add(twice.Last().Line, $"The section `{twice.Key}` stands twice.");
        }
    }

    public bool Has(string title) => _all.Any(section => section.Title == title);

    /// <summary>The section; null when it is missing, which is then named as a problem.</summary>
    public PlaybookSection? Find(string title)
    {
        var section = _all.FirstOrDefault(section => section.Title == title);
        if (section is null)
        {
            _problems.Add(1, $"The section `{title}` is missing.");
        }

        return section;
    }

    /// <summary>What the titles with this beginning name, with their sections, in the order of the file.</summary>
    public IReadOnlyList<(string Name, PlaybookSection Section)> Of(string prefix) =>
        [.. _all.Where(section => IsOf(section, prefix)).Select(section => (section.Title[prefix.Length..], section)).DistinctBy(named => named.Item1)];

    private static bool IsOf(PlaybookSection section, string prefix) => section.Title.StartsWith(prefix, StringComparison.Ordinal);
}
