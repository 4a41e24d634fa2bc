using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Deliverables;

/// <summary>Something an agent made for review: its versions come and go, it stays.</summary>
internal sealed class Deliverable
{
    public required DeliverableId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required HiredInstanceId HiredInstanceId { get; init; }

    public required BatchId BatchId { get; init; }

    public required ConnectionId ConnectionId { get; init; }

    public required ProviderEnvironment Environment { get; init; }

    public required string Channel { get; init; }

    public required string SkillKey { get; init; }

    /// <summary>The language its words are in.</summary>
    public required string Language { get; init; }

    /// <summary>Which way of saying the theme it is, counted from 0.</summary>
    public required int Variant { get; init; }

    public required string SuggestedLocalTime { get; init; }

    /// <summary>How many days after the first post of its theme it is suggested for.</summary>
    public required int DaysLater { get; init; }

    public required string CorrelationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The version that counts; all before it are history.</summary>
    public int Version { get; private set; } = 1;

    public ReviewStatus Review { get; private set; } = ReviewStatus.PendingReview;

    /// <summary>The yes to the current version, while it stands.</summary>
    public ApprovalId? ApprovalId { get; private set; }

    /// <summary>Another version takes over and waits for review.</summary>
    public void Renew()
    {
        Version++;
        Reopen();
    }

    /// <summary>The decision does not stand any more; a person is asked again.</summary>
    public void Reopen() => (Review, ApprovalId) = (ReviewStatus.PendingReview, null);

    public void Approve(ApprovalId approval) => (Review, ApprovalId) = (ReviewStatus.Approved, approval);

    public void Decline(bool forGood) => (Review, ApprovalId) = (forGood ? ReviewStatus.Rejected : ReviewStatus.ChangesRequested, null);
}

internal sealed class DeliverableTable : IEntityTypeConfiguration<Deliverable>
{
    public void Configure(EntityTypeBuilder<Deliverable> builder)
    {
        builder.ToTable("deliverables");
        builder.HasKey(deliverable => new { deliverable.CustomerId, deliverable.Id });
        builder.Property(deliverable => deliverable.Environment).HasConversion<string>().HasMaxLength(16);
        builder.Property(deliverable => deliverable.Review).HasConversion<string>().HasMaxLength(24);
        builder.HasIndex(deliverable => new { deliverable.CustomerId, deliverable.CreatedAt });
        builder.HasIndex(deliverable => new { deliverable.CustomerId, deliverable.BatchId });
    }
}
