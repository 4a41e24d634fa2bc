using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Vault;

/// <summary>A provider whose accounts can be connected, and all a page needs to offer it.</summary>
/// <param name="Fields">What is typed in; empty where the person is sent to the provider.</param>
/// <param name="Environments">For which worlds it can be connected here.</param>
public sealed record ConnectableProvider(
    string Provider, string Title, ConnectingKind Kind, IReadOnlyList<ConnectField> Fields, IReadOnlyList<ProviderEnvironment> Environments);

public enum ConnectingKind
{
    /// <summary>The person says yes at the provider: `GET /api/connect/{provider}/start`.</summary>
    Oauth,

    /// <summary>The person copies a key: `PUT /api/vault/secrets`, then `PUT …/connections`.</summary>
    Key,
}

/// <summary>One field of a form.</summary>
/// <param name="Name">The member it is sent as: of `secret` where it is one, else of the body itself.</param>
/// <param name="Shape">A regular expression that the whole of it fulfils.</param>
/// <param name="Hint">Where a person finds it.</param>
public sealed record ConnectField(string Name, string Title, bool Secret, string Shape, string? Hint);

/// <summary>What came of a person's yes at a provider.</summary>
public sealed record ConnectedView(
    string Provider, ProviderEnvironment Environment, HiredInstanceId HiredInstanceId, IReadOnlyList<ConnectedAccount> Accounts);

/// <summary>One account that was granted.</summary>
public sealed record ConnectedAccount
{
    /// <summary>As the provider knows it.</summary>
    public required string PostingIdentity { get; init; }

    public required string Name { get; init; }

    /// <summary>Null where the agent could not be given it, and so nothing was kept.</summary>
    public string? CredentialRef { get; init; }

    public ConnectionId? ConnectionId { get; init; }

    public ConnectionHealth? Health { get; init; }

    /// <summary>Why the agent was not given it: the reason's code.</summary>
    public string? Refused { get; init; }

    /// <summary>For a person.</summary>
    public string? Detail { get; init; }
}
