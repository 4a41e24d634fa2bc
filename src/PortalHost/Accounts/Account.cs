using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Ids;

namespace Waooaw.PortalHost.Accounts;

/// <summary>A person who can sign in here: for a customer, or with roles as an operator.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    public AccountId AccountId => new(Id);

    /// <summary>What the person is called.</summary>
    public required string Name { get; set; }

    /// <summary>The customer this person speaks for; null for operators.</summary>
    public CustomerId? CustomerId { get; init; }

    public List<string> Roles { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class AccountTable : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Ignore(account => account.AccountId);
        builder.Property(account => account.Name).HasMaxLength(120);
        builder.Property(account => account.PasswordHash).HasMaxLength(256);
        builder.HasIndex(account => account.NormalizedEmail).IsUnique();
    }
}
