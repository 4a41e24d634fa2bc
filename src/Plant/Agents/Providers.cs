namespace Waooaw.Plant.Agents;

/// <summary>The outside providers that a spec may name.</summary>
internal static class Providers
{
    public const string DeltaExchange = "delta_exchange_india";

    public static IReadOnlyList<string> All { get; } = [.. Effects.Providers.All.Select(provider => provider.Name), DeltaExchange];
}
