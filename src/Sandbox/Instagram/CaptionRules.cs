using System.Text.RegularExpressions;
using Waooaw.Sandbox.Graph;

namespace Waooaw.Sandbox.Instagram;

/// <summary>"Maximum 2200 characters, 30 hashtags, and 20 @ tags."</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, parameter `caption`.
/// Meta does not say what a character is; UTF-16 code units are the strictest reading.</remarks>
internal static partial class CaptionRules
{
    public const int MaxCharacters = 2200;
    public const int MaxHashtags = 30;
    public const int MaxMentions = 20;

    public static GraphError? Judge(string caption) => caption switch
    {
        _ when caption.Length > MaxCharacters || Hashtag().Count(caption) > MaxHashtags => InstagramErrors.CaptionTooMuch(caption.Length),
        _ when Mention().Count(caption) > MaxMentions => InstagramErrors.TooManyTags,
        _ => null,
    };

    [GeneratedRegex(@"[#＃][\p{L}\p{N}\p{M}_]+")]
    private static partial Regex Hashtag();

    // An @ after a letter or digit belongs to an e-mail address.
    [GeneratedRegex(@"(?<![\p{L}\p{N}._%+-])@[A-Za-z0-9_.]+")]
    private static partial Regex Mention();
}
