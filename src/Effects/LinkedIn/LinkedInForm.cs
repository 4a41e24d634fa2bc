using Waooaw.Effects.Posts;

namespace Waooaw.Effects.LinkedIn;

/// <summary>What a post on LinkedIn looks like.</summary>
internal static class LinkedInForm
{
    /// <summary>
    /// 3,000 characters of commentary, counted as they are sent, with what little text escapes. JPG, GIF or PNG of fewer than 36,152,320
    /// pixels (https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api); that page names no bytes, the
    /// 5 MB are LinkedIn's own for a picture of a page (https://www.linkedin.com/help/linkedin/answer/a563309), as is 1.91:1, 1200 x 627.
    /// </summary>
    public static ChannelForm Form { get; } = new()
    {
        Text = new TextLimit(
            3_000,
            text => LittleText.Write(text).Length, // no other count is ever larger than UTF-16 units, so what fits here fits there
            "characters, marks that LinkedIn reserves counting twice",
            "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api"),
        Media = new MediaForm(
            Least: 0,
            Most: 1,
            ["image/jpeg", "image/png"],
            MaxBytes: 5_000_000,
            new CardSize(1200, 627),
            "https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api"),
    };
}
