using Waooaw.Contracts.Deliverables;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>The parts every message has, under the names that templates use.</summary>
internal static class MessageParts
{
    public const string Hashtags = "hashtags";
    public const string Title = "title";

    public static IReadOnlyList<string> Names { get; } = ["hook", "point", "reason", "cta", "disclaimer"];

    /// <summary>A channel says the parts of the message in its own form, and adds its hashtags.</summary>
    public static IReadOnlyList<string> OfChannel { get; } = [.. Names, Hashtags];

    public static CanonicalMessage ToMessage(IReadOnlyDictionary<string, string> parts) => new()
    {
        Hook = parts["hook"],
        Point = parts["point"],
        Reason = parts["reason"],
        CallToAction = parts["cta"],
        Disclaimer = parts["disclaimer"],
    };
}
