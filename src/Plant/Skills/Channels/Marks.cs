using System.Text.RegularExpressions;

namespace Waooaw.Plant.Skills.Channels;

/// <summary>Counts what a platform turns into links.</summary>
internal static partial class Marks
{
    /// <summary>Rather one too many than one too few: a caption over the limit is refused whole.</summary>
    public static int Hashtags(string text) => HashtagMarks().Count(text);

    public static int Mentions(string text) => MentionMarks().Count(text);

    [GeneratedRegex(@"[#＃][\p{L}\p{N}_]")]
    private static partial Regex HashtagMarks();

    /// <summary>An @ after a letter or digit belongs to an e-mail address.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}._%+-])@[A-Za-z0-9_.]")]
    private static partial Regex MentionMarks();
}
