using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>A playbook cut into its parts, each with the line it stands on.</summary>
internal sealed record PlaybookText(PlaybookBlock FrontMatter, IReadOnlyList<PlaybookSection> Sections)
{
    private const string Fence = "---";

    /// <summary>Cuts the file; null when it has no front matter, which is named as a problem.</summary>
    public static PlaybookText? Cut(string text, ProblemList problems)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != Fence)
        {
            problems.Add(1, "The front matter is missing: the first line must be ---.");
            return null;
        }

        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (end < 0)
        {
            problems.Add(1, "The front matter is not closed: a second line --- is missing.");
            return null;
        }

        // Blank lines in its place keep every line number of the body true.
        var body = string.Concat(Enumerable.Repeat("\n", end + 1)) + string.Join('\n', lines[(end + 1)..]);
        var frontMatter = new PlaybookBlock("", "yaml", string.Join('\n', lines[1..end]), 2);
        return new PlaybookText(frontMatter, Split(body, problems));
    }

    private static List<PlaybookSection> Split(string body, ProblemList problems)
    {
        var sections = new List<PlaybookSection>();
        var heading = "";
        foreach (var block in Markdown.Parse(body))
        {
            switch (block)
            {
                case HeadingBlock { Level: 2 } title:
                    sections.Add(new PlaybookSection(TextOf(title), title.Line + 1, []));
                    heading = "";
                    break;
                case HeadingBlock { Level: 3 } title:
                    heading = TextOf(title);
                    break;
                case FencedCodeBlock code when sections.Count > 0:
                    if (code.ClosingFencedCharCount == 0)
                    {
                        problems.Add(code.Line + 1, "This fence is not closed.");
                    }

                    sections[^1].Blocks.Add(new PlaybookBlock(heading, code.Info ?? "", code.Lines.ToString(), code.Line + 2));
                    break;
                case FencedCodeBlock code:
                    problems.Add(code.Line + 1, "A block must stand under a heading of the second level.");
                    break;
                default:
                    break; // prose, for people
            }
        }

        return sections;
    }

    private static string TextOf(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<LiteralInline>().Select(inline => inline.Content.ToString()) ?? []).Trim();
}

/// <summary>What stands under one heading.</summary>
internal sealed record PlaybookSection(string Title, int Line, List<PlaybookBlock> Blocks);

/// <summary>A fenced block.</summary>
/// <param name="Heading">The heading of the third level above it.</param>
/// <param name="Line">The line its text begins on.</param>
internal sealed record PlaybookBlock(string Heading, string Language, string Text, int Line);
