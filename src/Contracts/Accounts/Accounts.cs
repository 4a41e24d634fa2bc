using System.ComponentModel.DataAnnotations;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Accounts;

/// <summary>A business signs up; nothing exists until the mailed code came back.</summary>
public sealed record CreateAccount
{
    [EmailAddress, StringLength(254)]
    public required string Email { get; init; }

    [StringLength(120, MinimumLength = 1)]
    public required string FullName { get; init; }

    [StringLength(120, MinimumLength = 1)]
    public required string BusinessName { get; init; }

    [StringLength(60, MinimumLength = 1)]
    public required string Industry { get; init; }

    [StringLength(32)]
    public string? Phone { get; init; }

    [StringLength(64, MinimumLength = 1)]
    public required string Timezone { get; init; }

    [StringLength(16, MinimumLength = 2)]
    public required string Language { get; init; }

    [StringLength(200)]
    public string? Password { get; init; }

    /// <summary>The person agrees that their data is kept for this purpose; without it there is no account.</summary>
    public required bool Consent { get; init; }

    // A record prints its members, and this one must never be printed.
    public override string ToString() => nameof(CreateAccount);
}

/// <summary>The code that was mailed.</summary>
public sealed record VerifyAccount(string Email, string Code);

/// <summary>Signing in with a password.</summary>
public sealed record SignIn(string Email, string Password)
{
    // A record prints its members, and this one must never be printed.
    public override string ToString() => nameof(SignIn);
}

/// <summary>Who is signed in, and the token every write of this session carries as `X-CSRF-Token`.</summary>
public sealed record SessionView(UserView User, string CsrfToken);

public sealed record UserView(string Email, string Name, IReadOnlyList<string> Roles, CustomerId? CustomerId);
