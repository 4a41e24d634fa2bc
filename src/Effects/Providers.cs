using Waooaw.Effects.Posts;

namespace Waooaw.Effects;

/// <summary>The providers that can be acted at. One that has no folder here does not exist.</summary>
public static class Providers
{
    /// <summary>By name.</summary>
    public static IReadOnlyList<Provider> All { get; } = [.. PostProvider.All.Select(provider => provider.About)];

    public static Provider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);

    /// <summary>Whether the provider can say afterwards what became of a write on that account; false for a provider nobody knows.</summary>
    public static bool CanBeAskedAfterSending(string provider, string account) => Find(provider)?.CanBeAsked(account) ?? false;
}

/// <summary>A provider as the rest of the system knows it. Its one channel has its name.</summary>
/// <param name="Name">As it stands in addresses, effects and settings, such as `linkedin`.</param>
/// <param name="Title">As people call it, such as `LinkedIn`.</param>
/// <param name="Form">What a post there looks like.</param>
/// <param name="CanBeAsked">Whether it can say afterwards what became of a write on an account; where it cannot, a doubt stays until a
/// person decides.</param>
public sealed record Provider(string Name, string Title, ChannelForm Form, Func<string, bool> CanBeAsked);
