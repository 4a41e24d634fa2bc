using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Hiring;

/// <summary>A business that hires agents.</summary>
internal sealed class Customer
{
    public required CustomerId Id { get; init; }

    /// <summary>The account whose owner proved the address, as the portal knows it.</summary>
    public required AccountId AccountId { get; init; }

    public required string Email { get; init; }

    public required string FullName { get; set; }

    public required string BusinessName { get; set; }

    public required string Industry { get; init; }

    public required string? Phone { get; set; }

    public required string Timezone { get; set; }

    public required string Language { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public CustomerView View() => new()
    {
        CustomerId = Id,
        Email = Email,
        FullName = FullName,
        BusinessName = BusinessName,
        Industry = Industry,
        Phone = Phone,
        Timezone = Timezone,
        Language = Language,
        CreatedAt = CreatedAt,
    };
}

internal sealed class CustomerTable : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers");
        builder.HasKey(customer => customer.Id);
        builder.HasIndex(customer => customer.AccountId).IsUnique();
        builder.HasIndex(customer => customer.CreatedAt);
    }
}
