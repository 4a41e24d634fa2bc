using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;

namespace Waooaw.PortalHost.Vault;

/// <summary>One loan of access, as it was recorded before it was answered.</summary>
internal sealed class VaultLease
{
    public long Seq { get; init; }

    public required LeaseId LeaseId { get; init; }

    public required LeaseKind Kind { get; init; }

    public required string CredentialRef { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required ConnectionId ConnectionId { get; init; }

    public required EffectId? EffectId { get; init; }

    public required int? Attempt { get; init; }

    /// <summary>Which part of the effect, counted from 0.</summary>
    public required int? Part { get; init; }

    /// <summary>The hash of all that was asked, but when: asked again, it must be the same.</summary>
    public required ContentHash Request { get; init; }

    public required int SecretVersion { get; init; }

    public required DateTimeOffset LentAt { get; init; }

    public required string CorrelationId { get; init; }

    public LeaseView ToView() => new(LeaseId, Kind, CredentialRef, EffectId, Attempt, Part, LentAt, CorrelationId);
}

/// <summary>A loan that was refused to Plant, and why.</summary>
internal sealed class VaultRefusal
{
    public long Seq { get; init; }

    public required LeaseId LeaseId { get; init; }

    public required LeaseKind Kind { get; init; }

    public required string CredentialRef { get; init; }

    public required CustomerId? CustomerId { get; init; }

    public required EffectId? EffectId { get; init; }

    public required string Reason { get; init; }

    public required string Detail { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string CorrelationId { get; init; }
}

internal sealed class VaultLeaseTables : IEntityTypeConfiguration<VaultLease>, IEntityTypeConfiguration<VaultRefusal>
{
    private const int Short = 128;

    public void Configure(EntityTypeBuilder<VaultLease> builder)
    {
        builder.ToTable("vault_leases");
        builder.HasKey(lease => lease.Seq);
        builder.HasIndex(lease => lease.LeaseId).IsUnique();
        builder.HasIndex(lease => new { lease.EffectId, lease.Part });
        builder.HasIndex(lease => new { lease.CustomerId, lease.Seq });
        builder.HasIndex(lease => new { lease.ConnectionId, lease.LentAt });
        builder.HasIndex(lease => new { lease.CredentialRef, lease.Seq });
        builder.Property(lease => lease.Kind).HasConversion<string>().HasMaxLength(Short);
        builder.Property(lease => lease.CredentialRef).HasMaxLength(Short);
        builder.Property(lease => lease.CorrelationId).HasMaxLength(Short);
    }

    public void Configure(EntityTypeBuilder<VaultRefusal> builder)
    {
        builder.ToTable("vault_refusals");
        builder.HasKey(refusal => refusal.Seq);
        builder.HasIndex(refusal => new { refusal.CustomerId, refusal.Seq });
        builder.Property(refusal => refusal.Kind).HasConversion<string>().HasMaxLength(Short);
        builder.Property(refusal => refusal.Reason).HasMaxLength(Short);
    }
}
