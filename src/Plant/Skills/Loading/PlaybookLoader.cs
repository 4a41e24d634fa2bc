using Waooaw.Effects;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>A playbook that loaded, or everything that is wrong with it.</summary>
internal sealed record PlaybookLoad(Playbook? Playbook, IReadOnlyList<PlaybookProblem> Problems);

/// <summary>Reads a playbook and runs its examples: one that does not write what it shows does not load.</summary>
internal static class PlaybookLoader
{
    public static PlaybookLoad Load(string file, string text)
    {
        var problems = new ProblemList(file);
        if (PlaybookText.Cut(text, problems) is not { } parts)
        {
            return new PlaybookLoad(null, problems.All);
        }

        var about = FrontMatter.Read(parts.FrontMatter, problems);
        var wording = new WordingReader(parts.Sections, problems).Read();
        var examples = PlaybookExample.ReadAll(parts.Sections, problems);
        if (about is null || wording is null || !problems.IsEmpty)
        {
            return new PlaybookLoad(null, problems.All);
        }

        var playbook = new Playbook(about, wording);
        foreach (var example in examples)
        {
            Run(example, playbook, wording, problems);
        }

        return new PlaybookLoad(problems.IsEmpty ? playbook : null, problems.All);
    }

    private static void Run(PlaybookExample example, Playbook playbook, PlaybookWording wording, ProblemList problems)
    {
        if (playbook.Draft(example.Inputs, example.Channel).IsRefused(out var refusal, out var draft))
        {
            var reasons = refusal.Violations.Select(violation => $"{violation.Path}: {violation.Message}");
            problems.Add(example.Line, $"The example `{example.Name}` is refused: {string.Join(" ", reasons)}");
            return;
        }

        if (draft.Text != example.Output)
        {
            problems.Add(
                example.Line + FirstDifference(example.Output, draft.Text),
                $"The example `{example.Name}` does not reproduce. This is what the playbook writes:\n{draft.Text}");
        }

        if (!playbook.RenderParts(example.Inputs, example.Channel).IsRefused(out _, out var parts))
        {
            var post = new QualityChecks.Post(draft.Text, parts, Providers.Find(example.Channel)!.Form, wording.NeverSaid);
            foreach (var breach in QualityChecks.Breaches(playbook.About.QualityChecks, post))
            {
                problems.Add(example.Line, $"The example `{example.Name}` {breach}.");
            }
        }
    }

    private static int FirstDifference(string expected, string actual) =>
        expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(lines => lines.First == lines.Second).Count();
}
