using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Tokens;

/// <summary>What a portal says of the person who is signed in. A customer portal names the customer and never a role;
/// a platform portal names roles, and the customer it acts for.</summary>
public sealed record AccessClaims : IExpiring
{
    public required string Iss { get; init; }

    public required string Aud { get; init; }

    public required AccountId Sub { get; init; }

    public required string Sid { get; init; }

    /// <summary>How the person proved who they are (RFC 8176): `pwd`, `otp`, `hwk`.</summary>
    public required IReadOnlyList<string> Amr { get; init; }

    public CustomerId? CustomerId { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public CustomerId? ActFor { get; init; }

    public required long Iat { get; init; }

    public required long Exp { get; init; }
}
