using Waooaw.Effects.Instagram;

namespace Waooaw.Effects.Access;

/// <summary>Looks whether an account can be reached with the access we hold, by the provider's cheapest read.</summary>
public sealed class ConnectionProbe
{
    private readonly InstagramProbe _instagram;

    internal ConnectionProbe(InstagramProbe instagram) => _instagram = instagram;

    public Task<ProbeResult> ProbeAsync(ConnectionRef connection, string correlationId, CancellationToken ct) => connection.Provider switch
    {
        Providers.Instagram => _instagram.ProbeAsync(connection, correlationId, ct),
        _ => Task.FromResult(new ProbeResult(IsHealthy: false, $"No provider '{connection.Provider}' is known here.", AccountName: null)),
    };
}

/// <summary>What was found.</summary>
/// <param name="Detail">For a person, with the next step where there is one.</param>
/// <param name="AccountName">What the provider calls the account.</param>
public sealed record ProbeResult(bool IsHealthy, string Detail, string? AccountName);
