using Waooaw.Contracts.Deliverables;
using Waooaw.Effects.Posts;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>The parts every message has, under the names that templates use, and those that a channel adds.</summary>
internal static class MessageParts
{
    public const string Hashtags = "hashtags";
    public const string Title = "title";

    public static IReadOnlyList<string> Names { get; } = ["hook", "point", "reason", "cta", "disclaimer"];

    /// <summary>What a channel must say: the message in its own form, and a title where it shows one.</summary>
    public static IReadOnlyList<string> Needed(ChannelForm form) => form.Title is null ? Names : [Title, .. Names];

    /// <summary>What a channel may say besides: hashtags, and what its form asks for by name and leaves to any text, such as `tags`.</summary>
    public static IReadOnlyList<string> Offered(ChannelForm form) =>
        [Hashtags, .. form.Options.Where(option => option.Choices.IsEmpty).Select(option => option.Name)];

    public static CanonicalMessage ToMessage(IReadOnlyDictionary<string, string> parts) => new()
    {
        Hook = parts["hook"],
        Point = parts["point"],
        Reason = parts["reason"],
        CallToAction = parts["cta"],
        Disclaimer = parts["disclaimer"],
    };
}
