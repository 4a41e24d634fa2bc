using System.Text;
using System.Text.RegularExpressions;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>LinkedIn's "little text": plain text with escaped reserved characters, mentions and hashtags.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format: "All reserved characters … must be
/// escaped": | { } @ [ ] ( ) &lt; &gt; # \ * _ ~. The forms that need none: `@[name](urn)`, `{hashtag|\#|word}` and a plain `#word`.</remarks>
internal static partial class LittleText
{
    public const int MaxCharacters = 3000;

    private const string Reserved = @"|{}@[]()<>#\*_~";

    /// <summary>What readers see; null when a reserved character stands there unescaped.</summary>
    public static string? Read(string commentary)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < commentary.Length;)
        {
            if (Template().Match(commentary, i) is { Success: true } template)
            {
                shown.Append(template.Groups["mention"].Value).Append(template.Groups["tag"].Success ? "#" + template.Groups["tag"].Value : "");
                shown.Append(template.Groups["plain"].Value);
                i += template.Length;
            }
            else if (commentary[i] == '\\' && i + 1 < commentary.Length && Reserved.Contains(commentary[i + 1]))
            {
                shown.Append(commentary[i + 1]);
                i += 2;
            }
            else if (Reserved.Contains(commentary[i]))
            {
                return null;
            }
            else
            {
                shown.Append(commentary[i++]);
            }
        }

        return shown.ToString();
    }

    [GeneratedRegex(@"\G(?:@\[(?<mention>[^\]\\]+)\]\(urn:li:(?:person|organization):[A-Za-z0-9_-]+\)|\{hashtag\|(?:\\#|#)\|(?<tag>[\p{L}\p{N}\p{M}_\\]+)\}|(?<plain>#[\p{L}\p{N}\p{M}]+))")]
    private static partial Regex Template();
}
