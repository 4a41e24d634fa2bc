using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Accounts;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;

namespace Waooaw.PortalHost.Accounts;

/// <summary>Someone says this address is theirs. Nothing is made of it until the code that was mailed there comes back.</summary>
internal sealed class SignUp
{
    public const int MaxTries = 5;

    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private const int CodesPerHour = 5;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public required string NormalizedEmail { get; init; }

    public required DateTimeOffset CountedSince { get; set; }

    /// <summary>Codes mailed within the hour: each gives a guesser five tries more.</summary>
    public int CodesMailed { get; set; }

    /// <summary>The account it would become; another sign-up is another account, and another customer.</summary>
    public AccountId AccountId { get; set; }

    public string Email { get; set; } = "";

    public string FullName { get; set; } = "";

    public string BusinessName { get; set; } = "";

    public string Industry { get; set; } = "";

    public string? Phone { get; set; }

    public string Timezone { get; set; } = "";

    public string Language { get; set; } = "";

    public string PasswordHash { get; set; } = "";

    public string CodeHash { get; set; } = "";

    public int Tries { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The newest request counts; false when this address has been asked for too often.</summary>
    public bool TryRenew(CreateAccount request, AccountId account, string passwordHash, string codeHash, DateTimeOffset now)
    {
        if (now - CountedSince >= Hour)
        {
            (CountedSince, CodesMailed) = (now, 0);
        }

        if (CodesMailed >= CodesPerHour)
        {
            return false;
        }

        CodesMailed++;
        (AccountId, PasswordHash, CodeHash, Tries, ExpiresAt) = (account, passwordHash, codeHash, 0, now + CodeLife);
        (Email, FullName, BusinessName, Industry) = (request.Email, request.FullName, request.BusinessName, request.Industry);
        (Phone, Timezone, Language) = (request.Phone, request.Timezone, request.Language);
        return true;
    }

    public CreateCustomer ToCustomer() => new()
    {
        AccountId = AccountId,
        Email = Email,
        FullName = FullName,
        BusinessName = BusinessName,
        Industry = Industry,
        Phone = Phone,
        Timezone = Timezone,
        Language = Language,
    };
}

internal sealed class SignUpTable : IEntityTypeConfiguration<SignUp>
{
    public void Configure(EntityTypeBuilder<SignUp> builder)
    {
        builder.ToTable("sign_ups");
        builder.HasKey(signUp => signUp.NormalizedEmail);
        builder.Property(signUp => signUp.NormalizedEmail).HasMaxLength(254);
    }
}
