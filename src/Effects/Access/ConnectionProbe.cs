using Waooaw.Effects.Posts;

namespace Waooaw.Effects.Access;

/// <summary>Looks whether an account can be reached with the access we hold, by the provider's cheapest read.</summary>
public sealed class ConnectionProbe
{
    private readonly BorrowAccess _borrow;
    private readonly ProviderDoors _doors;

    internal ConnectionProbe(BorrowAccess borrow, ProviderDoors doors) => (_borrow, _doors) = (borrow, doors);

    public async Task<ProbeResult> ProbeAsync(ConnectionRef connection, string correlationId, CancellationToken ct)
    {
        if (_doors.Find(connection.Provider, connection.Environment) is not { } provider || !provider.IsAccount(connection.PostingIdentity))
        {
            return ProbeResult.Unhealthy(
                $"'{connection.Provider}' has no such account, or is not offered here for that environment. Connect the account again.");
        }

        return await _borrow.ToAskAsync(connection, correlationId, ct) switch
        {
            Borrowed.Lent lent => await provider.ProbeAsync(
                _doors.Open(provider, connection.Environment, lent, correlationId), connection.PostingIdentity, ct),
            Borrowed.Denied no => ProbeResult.Unhealthy(no.Why),
            _ => ProbeResult.Unhealthy("The vault does not lend access for this question."),
        };
    }
}

/// <summary>What was found.</summary>
/// <param name="Detail">For a person, with the next step where there is one.</param>
/// <param name="AccountName">What the provider calls the account.</param>
public sealed record ProbeResult(bool IsHealthy, string Detail, string? AccountName)
{
    internal static ProbeResult Unhealthy(string detail) => new(IsHealthy: false, detail, AccountName: null);
}
