namespace Waooaw.Effects;

/// <summary>The providers that can be acted at. One that is not listed does not exist.</summary>
public static class Providers
{
    public const string Instagram = "instagram";

    public static IReadOnlyList<Provider> All { get; } = [new(Instagram, Channels: [Instagram], CanBeAskedAfterSending: true)];

    /// <summary>Every channel of every provider.</summary>
    public static IReadOnlyList<string> Channels { get; } = [.. All.SelectMany(provider => provider.Channels).Distinct()];

    public static Provider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>Whether the provider can say afterwards what became of a write; false for a provider nobody knows.</summary>
    public static bool CanBeAskedAfterSending(string provider) => Find(provider) is { CanBeAskedAfterSending: true };
}

/// <summary>A provider, and the channels it carries.</summary>
public sealed record Provider(string Name, IReadOnlyList<string> Channels, bool CanBeAskedAfterSending);
