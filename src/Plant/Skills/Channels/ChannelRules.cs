using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Channels;

/// <summary>A picture or film that goes with a post, as far as the rules look at it.</summary>
internal sealed record DraftMedia(string ContentType, int Width, int Height);

/// <summary>What a channel would refuse or a reader would miss, found before anybody approves it.</summary>
internal static class ChannelRules
{
    private const string Source = "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media";

    private static readonly string[] Videos = ["video/mp4", "video/quicktime"];

    /// <param name="clinic">The name a healthcare post should carry; null where that is not asked.</param>
    public static IReadOnlyList<Finding> Check(
        string channel, string? title, string text, IReadOnlyList<DraftMedia> media, string? clinic = null)
    {
        if (ChannelLimits.Find(channel) is not { } limits)
        {
            return [Block("channel.not_offered", $"Posts for {channel} are not offered in this version.", null)];
        }

        return [.. TextFindings(limits, title, text), .. MediaFindings(media), .. ClinicFindings(clinic, text)];
    }

    private static IEnumerable<Finding> TextFindings(ChannelLimits limits, string? title, string text)
    {
        if (CleanText.Objection(text) is { } objection)
        {
            yield return Block("text.control_characters", objection, null);
        }

        if (!string.IsNullOrWhiteSpace(title))
        {
            yield return Block("instagram.title_unused", "Instagram shows no title. Move these words into the caption.", Source);
        }

        if (text.Length > limits.MaxText)
        {
            yield return Block(
                "instagram.caption_too_long",
                $"The caption has {text.Length} characters; Instagram takes {limits.MaxText}. Shorten it by {text.Length - limits.MaxText}.",
                Source);
        }

        if (Marks.Hashtags(text) is var hashtags && hashtags > limits.MaxHashtags)
        {
            yield return Block(
                "instagram.too_many_hashtags",
                $"The caption has {hashtags} hashtags; Instagram takes {limits.MaxHashtags}. Remove {hashtags - limits.MaxHashtags}.",
                Source);
        }

        if (Marks.Mentions(text) is var mentions && mentions > limits.MaxMentions)
        {
            yield return Block(
                "instagram.too_many_mentions",
                $"The caption mentions {mentions} accounts; Instagram takes {limits.MaxMentions}. Remove {mentions - limits.MaxMentions}.",
                Source);
        }
    }

    private static IEnumerable<Finding> MediaFindings(IReadOnlyList<DraftMedia> media)
    {
        if (media.Count == 0)
        {
            yield return Block("instagram.media_required", "Instagram takes no post without a picture. Add one.", Source);
        }

        if (media.Count > 1)
        {
            yield return Block(
                "instagram.one_picture", "Only one picture for each post is offered in this version. Keep one.", null);
        }

        foreach (var item in media.Where(item => !Videos.Contains(item.ContentType)))
        {
            if (item.ContentType != "image/jpeg")
            {
                yield return Block("instagram.media_type", $"Instagram takes JPEG pictures, not {item.ContentType}. Save it as JPEG.", Source);
            }

            if (!FitsAspect(item))
            {
                yield return Block(
                    "instagram.aspect",
                    $"The picture is {item.Width} × {item.Height}; Instagram takes 4:5 (upright) to 1.91:1 (wide). Crop it.",
                    Source);
            }
        }
    }

    private static IEnumerable<Finding> ClinicFindings(string? clinic, string text)
    {
        if (clinic is { Length: > 0 } && !text.Contains(clinic, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Finding(
                "health.clinic_named", FindingSeverity.Info, $"The post does not name {clinic}. Readers should know who speaks.", "good practice", false);
        }
    }

    /// <summary>In whole numbers, so that exactly 4:5 and exactly 1.91:1 are inside.</summary>
    private static bool FitsAspect(DraftMedia picture) =>
        picture is { Width: > 0, Height: > 0 }
        && 5L * picture.Width >= 4L * picture.Height
        && 100L * picture.Width <= 191L * picture.Height;

    private static Finding Block(string rule, string message, string? source) => new(rule, FindingSeverity.Block, message, source, Waivable: false);
}
