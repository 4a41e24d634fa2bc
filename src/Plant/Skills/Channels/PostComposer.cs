using Waooaw.Plant.Skills.Wording;

namespace Waooaw.Plant.Skills.Channels;

/// <summary>Puts the parts of a post together so that it fits its channel. Only the body gives way; every other part stays whole.</summary>
internal static class PostComposer
{
    private const string Gap = "\n\n";

    // Less than this of a body says nothing and looks broken.
    private const int ShortestBody = 20;

    /// <summary>The post; null when the parts that must stay whole do not fit by themselves.</summary>
    /// <param name="parts">By the names of <see cref="MessageParts.OfChannel"/>.</param>
    public static string? Compose(IReadOnlyDictionary<string, string> parts, ChannelLimits limits)
    {
        var body = Join(parts["point"], parts["reason"]);
        var hashtags = Hashtags(parts, body, limits);
        var room = limits.MaxText - Join(parts["hook"], parts["cta"], parts["disclaimer"], hashtags).Length;
        if (room < 0)
        {
            return null;
        }

        var roomForBody = room - Gap.Length;
        var fitting = body.Length <= roomForBody || roomForBody >= ShortestBody ? GraphemeCut.Shorten(body, roomForBody) : "";
        return Join(parts["hook"], fitting, parts["cta"], parts["disclaimer"], hashtags);
    }

    /// <summary>Each tag once, and no more than the channel takes beside those that people wrote into their own words.</summary>
    private static string Hashtags(IReadOnlyDictionary<string, string> parts, string body, ChannelLimits limits)
    {
        var left = limits.MaxHashtags - Marks.Hashtags(Join(parts["hook"], body, parts["cta"], parts["disclaimer"]));
        var tags = parts[MessageParts.Hashtags]
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Math.Max(0, left));
        return string.Join(' ', tags);
    }

    private static string Join(params IEnumerable<string> parts) => string.Join(Gap, parts.Where(part => part.Length > 0));
}
