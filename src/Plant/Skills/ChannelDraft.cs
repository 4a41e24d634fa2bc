using System.Collections.Immutable;
using Waooaw.Contracts.Deliverables;

namespace Waooaw.Plant.Skills;

/// <summary>The post of one channel, ready to be read by a person.</summary>
/// <param name="Title">Null where the channel shows none.</param>
/// <param name="Options">What the playbook writes beside the text, such as `tags`; what nobody wrote is the channel's own to fill.</param>
/// <param name="Language">The language the words are in, such as `hi`.</param>
/// <param name="SuggestedLocalTime">The hour and minute on the customer's clock, such as `10:30`.</param>
/// <param name="DaysLater">How many days after the first post of its theme it should stand.</param>
internal sealed record ChannelDraft(
    string? Title,
    string Text,
    ImmutableSortedDictionary<string, string> Options,
    string Language,
    CanonicalMessage Canonical,
    string SuggestedLocalTime,
    int DaysLater);
