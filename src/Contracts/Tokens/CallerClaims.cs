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

    public required long Iat { get; init; }

    public required long Exp { get; init; }
}
