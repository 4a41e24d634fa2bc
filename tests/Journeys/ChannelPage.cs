using System.Text.RegularExpressions;

namespace Waooaw.Journeys;

/// <summary>What docs/add-a-channel.md adds, as somebody does who follows it to the letter: new files, and more at the end of old ones.</summary>
internal static partial class ChannelPage
{
    public static IReadOnlyList<Piece> Read()
    {
        var page = File.ReadAllText(Path.Combine(Executable.Repository, "docs", "add-a-channel.md")).ReplaceLineEndings("\n");
        return [.. Blocks.Matches(page).Select(block => new Piece(
            block.Groups["path"].Value, block.Groups["end"].Success, block.Groups["text"].Value))];
    }

    // A line with a path, then a block; more than three backticks fence what has blocks itself.
    [GeneratedRegex(
        @"^(?<end>At the end of )?`(?<path>[^`\n]+)`\n\n(?<fence>`{3,})\w+\n(?<text>.*?\n)\k<fence>$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks { get; }
}

/// <summary>One block of the page.</summary>
/// <param name="Path">The file it belongs to, from the top of the repository.</param>
/// <param name="GoesToTheEnd">Whether the file is there already, and this goes to its end.</param>
internal sealed record Piece(string Path, bool GoesToTheEnd, string Text);
