using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Tokens;

/// <summary>Who is calling Plant, as the Gateway found it. Plant believes this and nothing else.</summary>
public sealed record CallerClaims : IExpiring
{
    public required string Iss { get; init; }

    public required string Aud { get; init; }

    /// <summary>The portal that vouches for the person; null for the two public routes.</summary>
    public string? Portal { get; init; }

    public AccountId? Sub { get; init; }

    public IReadOnlyList<string>? Amr { get; init; }

    public CustomerId? CustomerId { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public CustomerId? ActFor { get; init; }

    /// <summary>Set when a provider calls: whose signature the Gateway found under exactly this body.</summary>
    public SignedByProvider? Hook { get; init; }

    public required long Iat { get; init; }

    public required long Exp { get; init; }
}

/// <summary>A provider's own call, as the Gateway checked it.</summary>
/// <param name="Body">The hash of the body that was signed: no other body passes on this word.</param>
public sealed record SignedByProvider(string Provider, ProviderEnvironment Environment, ContentHash Body);
