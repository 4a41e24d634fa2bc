using System.ComponentModel.DataAnnotations;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Hiring;

/// <summary>A portal tells Plant of a business whose owner has just proven their address.</summary>
public sealed record CreateCustomer
{
    public required AccountId AccountId { get; init; }

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

    /// <summary>An IANA time zone, such as `Asia/Kolkata`.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Timezone { get; init; }

    /// <summary>A BCP 47 tag, such as `en` or `hi`.</summary>
    [StringLength(16, MinimumLength = 2)]
    public required string Language { get; init; }
}

/// <summary>What a customer may change of their profile; absent members stay as they are.</summary>
public sealed record ChangeCustomer
{
    [StringLength(120, MinimumLength = 1)]
    public string? FullName { get; init; }

    [StringLength(120, MinimumLength = 1)]
    public string? BusinessName { get; init; }

    [StringLength(32)]
    public string? Phone { get; init; }

    [StringLength(64, MinimumLength = 1)]
    public string? Timezone { get; init; }

    [StringLength(16, MinimumLength = 2)]
    public string? Language { get; init; }
}

/// <summary>A customer as customers and operators see it.</summary>
public sealed record CustomerView
{
    public required CustomerId CustomerId { get; init; }
    public required string Email { get; init; }
    public required string FullName { get; init; }
    public required string BusinessName { get; init; }
    public required string Industry { get; init; }
    public string? Phone { get; init; }
    public required string Timezone { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
