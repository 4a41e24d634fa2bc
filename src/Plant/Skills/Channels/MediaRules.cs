using Waooaw.Contracts.Deliverables;
using Waooaw.Effects;
using Waooaw.Effects.Posts;

namespace Waooaw.Plant.Skills.Channels;

/// <summary>What a channel would refuse about the pictures and films of a post.</summary>
internal static class MediaRules
{
    public static IEnumerable<Finding> Check(Provider provider, IReadOnlyList<PostMedia> media)
    {
        var form = provider.Form.Media;
        if (media.Count < form.Least)
        {
            yield return ChannelRules.Block(
                $"{provider.Name}.media_required",
                $"{provider.Title} takes no post without a {Kind(form)}. Add {form.Least - media.Count}.",
                form.Source);
        }

        if (media.Count > form.Most)
        {
            yield return ChannelRules.Block(
                $"{provider.Name}.too_much_media",
                $"There are {media.Count} pictures or films; {provider.Title} takes {form.Most} with a post. Remove {media.Count - form.Most}.",
                form.Source);
        }

        foreach (var finding in media.SelectMany(item => CheckOne(provider, item)).DistinctBy(finding => (finding.RuleId, finding.Message)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> CheckOne(Provider provider, PostMedia item)
    {
        var form = provider.Form.Media;
        if (!form.ContentTypes.Contains(item.ContentType))
        {
            yield return ChannelRules.Block(
                $"{provider.Name}.media_type",
                $"{provider.Title} takes {string.Join(" or ", form.ContentTypes.Select(Format))}, not {Format(item.ContentType)}. Save it as such.",
                form.Source);
        }

        if (item.Bytes > form.MaxBytes)
        {
            yield return ChannelRules.Block(
                $"{provider.Name}.media_too_large",
                $"The {Kind(item.ContentType)} has {item.Bytes:N0} bytes; {provider.Title} takes {form.MaxBytes:N0}. Save it smaller.",
                form.Source);
        }

        // A film is measured by the platform when it arrives; what a picture measures is known here.
        if (form.Aspect is var (narrowest, widest) && IsPicture(item.ContentType) && !IsBetween(item, narrowest, widest))
        {
            yield return ChannelRules.Block(
                $"{provider.Name}.aspect",
                $"The picture is {item.Width} × {item.Height}; {provider.Title} takes {narrowest.Width}:{narrowest.Height} to "
                + $"{widest.Width}:{widest.Height}, width to height. Crop it.",
                form.Source);
        }
    }

    /// <summary>In whole numbers, so that both bounds are exactly inside.</summary>
    private static bool IsBetween(PostMedia picture, AspectRatio narrowest, AspectRatio widest) =>
        picture is { Width: > 0, Height: > 0 }
        && (long)narrowest.Height * picture.Width >= (long)narrowest.Width * picture.Height
        && (long)widest.Height * picture.Width <= (long)widest.Width * picture.Height;

    private static bool IsPicture(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);

    private static string Kind(string contentType) => IsPicture(contentType) ? "picture" : "film";

    private static string Kind(MediaForm form) => string.Join(" or ", form.ContentTypes.Select(Kind).Distinct());

    /// <summary>`image/jpeg` is JPEG to people.</summary>
    private static string Format(string contentType) => contentType[(contentType.IndexOf('/', StringComparison.Ordinal) + 1)..].ToUpperInvariant();
}
