using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.PortalHost.Approving;

/// <summary>A decision this portal signed, kept before Plant is told: sent again, it is the same signature and not a second decision.</summary>
internal sealed class SignedDecision
{
    public required AccountId AccountId { get; init; }

    /// <summary>The Idempotency-Key it was asked under.</summary>
    public required string Key { get; init; }

    /// <summary>The hash of what was asked.</summary>
    public required ContentHash Request { get; init; }

    public required string Statement { get; init; }

    public required string Nonce { get; init; }

    public string? Notes { get; init; }

    public required DateTimeOffset SignedAt { get; init; }
}

internal sealed class SignedDecisionTable : IEntityTypeConfiguration<SignedDecision>
{
    public void Configure(EntityTypeBuilder<SignedDecision> builder)
    {
        builder.ToTable("signed_decisions");
        builder.HasKey(decision => new { decision.AccountId, decision.Key });
        builder.Property(decision => decision.Key).HasMaxLength(DecideOnDeliverable.LongestKey);
    }
}
