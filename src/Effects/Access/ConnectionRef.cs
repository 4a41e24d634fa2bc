using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.Effects.Access;

/// <summary>A connected account, by references only.</summary>
public sealed record ConnectionRef(
    CustomerId CustomerId,
    ConnectionId ConnectionId,
    string Provider,
    ProviderEnvironment Environment,
    string CredentialRef,
    string PostingIdentity);
