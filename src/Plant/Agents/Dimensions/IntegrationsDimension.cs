namespace Waooaw.Plant.Agents.Dimensions;

/// <summary>The providers at which the agent may act; at no other.</summary>
internal sealed record IntegrationsDimension(IReadOnlyList<string> Providers) : IDimension<IntegrationsDimension, IntegrationsArtifact>
{
    public static string Name => "integrations";

    public static IntegrationsDimension Read(ObjectReading config)
    {
        config.Require("providers");
        var providers = config.Texts("providers");
        for (var i = 0; i < providers.Count; i++)
        {
            if (!Agents.Providers.All.Contains(providers[i]))
            {
                config.Refuse($"providers[{i}]", $"This provider is not known; these are: {string.Join(", ", Agents.Providers.All)}.");
            }
        }

        return new IntegrationsDimension(providers);
    }

    public IntegrationsArtifact Materialize() => new(Providers.ToHashSet(StringComparer.Ordinal));
}

internal sealed record IntegrationsArtifact(IReadOnlySet<string> AllowedProviders);
