using System.Text;
using System.Text.RegularExpressions;

namespace Waooaw.Effects.LinkedIn;

/// <summary>LinkedIn's notation for what people write: reserved characters are escaped, so that a reader sees exactly the words that were
/// approved, and nobody is mentioned by accident.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format</remarks>
internal static partial class LittleText
{
    private const string Reserved = @"|{}@[]()<>#\*_~";

    /// <summary>Plain words as they are sent. A hashtag stays one, as the format's own `#hashtag`; any other number sign is a mere mark.</summary>
    public static string Write(string words)
    {
        var tags = Hashtags().Matches(words).Select(tag => tag.Index).ToHashSet();
        var text = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (Reserved.Contains(words[i], StringComparison.Ordinal) && !tags.Contains(i))
            {
                text.Append('\\');
            }

            text.Append(words[i]);
        }

        return text.ToString();
    }

    /// <summary>What a reader sees of it: LinkedIn gives hashtags back as `{hashtag|\#|tag}`, and mentions as `@[name](urn)`.</summary>
    public static string Read(string text) => Elements().Replace(text, element =>
        element.Groups["mark"].Success ? Unescape(element.Groups["mark"].Value + element.Groups["tag"].Value)
        : element.Groups["name"].Success ? Unescape(element.Groups["name"].Value)
        : element.Groups["escaped"].Value);

    private static string Unescape(string text) => Escapes().Replace(text, "$1");

    // Letters, numbers and the marks that belong to a letter, as Devanagari needs them.
    [GeneratedRegex(@"(?<![\p{L}\p{N}\p{M}_&#])#(?=[\p{L}\p{N}])")]
    private static partial Regex Hashtags();

    [GeneratedRegex(
        @"\\(?<escaped>.)|\{hashtag\|(?<mark>(?:\\.|[^|\\])*)\|(?<tag>(?:\\.|[^}\\])*)\}|@\[(?<name>(?:\\.|[^\]\\])*)\]\((?:\\.|[^)\\])*\)",
        RegexOptions.Singleline)]
    private static partial Regex Elements();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escapes();
}
