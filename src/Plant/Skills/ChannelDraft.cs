using Waooaw.Contracts.Deliverables;

namespace Waooaw.Plant.Skills;

/// <summary>The post of one channel, ready to be read by a person.</summary>
/// <param name="SuggestedLocalTime">The hour and minute on the customer's clock, such as `10:30`.</param>
internal sealed record ChannelDraft(string? Title, string Text, CanonicalMessage Canonical, string SuggestedLocalTime);
