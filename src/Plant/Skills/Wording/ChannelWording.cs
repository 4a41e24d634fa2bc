using Waooaw.Effects;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>How one channel says a message.</summary>
/// <param name="Replacements">Signs that the channel does not take, each with the one that stands for it.</param>
/// <param name="Parts">A template for each of <see cref="MessageParts.Names"/>, and for what else the channel's form has.</param>
internal sealed record ChannelWording(
    Provider Provider,
    string SuggestedLocalTime,
    IReadOnlyDictionary<string, string> Replacements,
    IReadOnlyDictionary<string, LiquidTemplate> Parts)
{
    public Dictionary<string, string> Render(IReadOnlyDictionary<string, object?> values) => Parts.ToDictionary(
        part => part.Key,
        part => Replacements.Aggregate(
            part.Value.Render(values), (text, sign) => text.Replace(sign.Key, sign.Value, StringComparison.Ordinal)));
}
