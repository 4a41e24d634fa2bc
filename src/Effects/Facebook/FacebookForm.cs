using Waooaw.Effects.Posts;

namespace Waooaw.Effects.Facebook;

/// <summary>What a post on a Facebook page looks like.</summary>
internal static class FacebookForm
{
    /// <summary>
    /// Meta's reference names no limit; the one it announced, and has held since, is 63,206. "We recommend uploading photos under 4MB", JPEG
    /// or PNG among others (https://developers.facebook.com/docs/graph-api/photo-uploads); 1200 x 630 is what it shows uncut
    /// (https://developers.facebook.com/docs/sharing/best-practices). One picture at most, for now: it takes more, we send one.
    /// </summary>
    public static ChannelForm Form { get; } = new()
    {
        Text = new TextLimit(
            63_206,
            text => text.Length, // no other count is ever larger than UTF-16 units, so what fits here fits there
            "characters",
            "https://www.digitaltrends.com/mobile/facebook-increases-limit-for-status-updates-to-63206-characters/"),
        Media = new MediaForm(
            Least: 0,
            Most: 1,
            ["image/jpeg", "image/png"],
            MaxBytes: 4_000_000,
            new CardSize(1200, 630),
            "https://developers.facebook.com/docs/graph-api/photo-uploads"),
    };
}
