using Waooaw.Effects.Posts;

namespace Waooaw.Effects.Instagram;

/// <summary>What a post on Instagram looks like.</summary>
internal static class InstagramForm
{
    private const string Source = "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media";

    /// <summary>
    /// "Maximum 2200 characters, 30 hashtags, and 20 @ tags"; JPEG, 4:5 to 1.91:1, at most 8 MB. The page says "characters" and not which:
    /// no other count (code points, graphemes) is ever larger than UTF-16 units, so what fits here fits there.
    /// </summary>
    public static ChannelForm Form { get; } = new()
    {
        Text = new TextLimit(2_200, text => text.Length, "characters", Source),
        MaxHashtags = 30,
        MaxMentions = 20,
        Media = new MediaForm(Least: 1, Most: 1, ["image/jpeg"], MaxBytes: 8_000_000, new CardSize(1080, 1350), Source)
        {
            Aspect = (new AspectRatio(4, 5), new AspectRatio(191, 100)),
        },
    };
}
