using Waooaw.Effects;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>The text of a playbook in one language.</summary>
internal sealed record PlaybookFile(string Name, string Text);

/// <summary>The playbooks that loaded, or everything that is wrong with them.</summary>
internal sealed record PlaybookLoad(IReadOnlyList<Playbook> Playbooks, IReadOnlyList<PlaybookProblem> Problems);

/// <summary>Reads playbooks and runs their examples: one that does not write what it shows does not load. Files with the same
/// `skill_key` are one playbook in several languages.</summary>
internal static class PlaybookLoader
{
    /// <param name="providers">Those that a channel may be written for.</param>
    public static PlaybookLoad Load(IReadOnlyList<PlaybookFile> files, IReadOnlyList<Provider> providers)
    {
        var editions = new List<PlaybookEdition>();
        var problems = new List<PlaybookProblem>();
        foreach (var file in files)
        {
            var found = new ProblemList(file.Name);
            if (Read(file, providers, found) is { } edition)
            {
                editions.Add(edition);
            }

            problems.AddRange(found.All);
        }

        var skills = editions.GroupBy(edition => edition.About.SkillKey).Select(group => group.ToArray()).ToArray();
        problems.AddRange(skills.SelectMany(EditionsAgree.Check));
        return problems.Count > 0 ? new PlaybookLoad([], problems) : new PlaybookLoad([.. skills.Select(skill => new Playbook(skill))], []);
    }

    private static PlaybookEdition? Read(PlaybookFile file, IReadOnlyList<Provider> providers, ProblemList problems)
    {
        if (PlaybookText.Cut(file.Text, problems) is not { } parts)
        {
            return null;
        }

        var about = FrontMatter.Read(parts.FrontMatter, problems);
        var wording = new WordingReader(parts.Sections, providers, problems).Read();
        var examples = PlaybookExample.ReadAll(parts.Sections, problems);
        if (about is null || wording is null || !problems.IsEmpty)
        {
            return null;
        }

        var edition = new PlaybookEdition(file.Name, about, wording);
        var playbook = new Playbook([edition]);
        foreach (var example in examples)
        {
            Run(example, playbook, problems);
        }

        foreach (var channel in wording.Channels.Keys.Except(examples.Select(example => example.Channel)))
        {
            problems.Add(1, $"The channel `{channel}` has no example: without one nobody knows what is written for it.");
        }

        return problems.IsEmpty ? edition : null;
    }

    private static void Run(PlaybookExample example, Playbook playbook, ProblemList problems)
    {
        var variant = example.Angle is { } angle ? playbook.Angles.ToList().IndexOf(angle) : 0;
        if (variant < 0)
        {
            problems.Add(
                example.Line, $"The example `{example.Name}` names no angle of this playbook; there are: {string.Join(", ", playbook.Angles)}.");
            return;
        }

        if (playbook.Draft(example.Inputs, example.Channel, variant).IsRefused(out var refusal, out var draft))
        {
            problems.Add(example.Line, $"The example `{example.Name}` is refused: {Reasons(refusal)}");
            return;
        }

        Compare(example, draft, problems);
        CheckQuality(example, playbook, problems);
    }

    private static void Compare(PlaybookExample example, ChannelDraft draft, ProblemList problems)
    {
        if (draft.Text != example.Text)
        {
            problems.Add(
                example.Line + FirstDifference(example.Text, draft.Text),
                $"The example `{example.Name}` does not reproduce. This is what the playbook writes:\n{draft.Text}");
        }

        var written = new Dictionary<string, string>(draft.Options);
        if (draft.Title is { } title)
        {
            written[Wording.MessageParts.Title] = title;
        }

        foreach (var name in written.Keys.Union(example.Beside.Keys).Where(name => written.GetValueOrDefault(name) != example.Beside.GetValueOrDefault(name)))
        {
            problems.Add(
                example.Line,
                $"The example `{example.Name}` does not reproduce its block `{name}`. This is what the playbook writes:\n{written.GetValueOrDefault(name)}");
        }
    }

    /// <summary>What is promised of every post is held against every angle and channel, not only those that the example shows.</summary>
    private static void CheckQuality(PlaybookExample example, Playbook playbook, ProblemList problems)
    {
        foreach (var channel in playbook.Channels)
        {
            for (var variant = 0; variant < playbook.Angles.Count; variant++)
            {
                foreach (var breach in playbook.QualityBreaches(example.Inputs, channel, variant))
                {
                    problems.Add(
                        example.Line, $"The example `{example.Name}`, written for {channel} as `{playbook.Angles[variant]}`, {breach}.");
                }
            }
        }
    }

    private static string Reasons(Refusal refusal) =>
        string.Join(" ", refusal.Violations.Select(violation => $"{violation.Path}: {violation.Message}"));

    private static int FirstDifference(string expected, string actual) =>
        expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(lines => lines.First == lines.Second).Count();
}
