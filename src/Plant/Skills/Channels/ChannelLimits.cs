namespace Waooaw.Plant.Skills.Channels;

/// <summary>How much a channel takes.</summary>
/// <param name="MaxText">
/// In UTF-16 code units. The platform says "characters" and not which; no other count (code points, graphemes) is ever larger, so what fits
/// here fits there.
/// </param>
internal sealed record ChannelLimits(string Channel, int MaxText, int MaxHashtags, int MaxMentions)
{
    /// <summary>
    /// "Maximum 2200 characters, 30 hashtags, and 20 @ tags":
    /// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media, parameter `caption`.
    /// </summary>
    public static readonly ChannelLimits Instagram = new("instagram", 2_200, 30, 20);

    public static IReadOnlyList<ChannelLimits> All { get; } = [Instagram];

    /// <summary>The limits of a channel; null for one that this version does not write for.</summary>
    public static ChannelLimits? Find(string channel) => All.FirstOrDefault(limits => limits.Channel == channel);
}
