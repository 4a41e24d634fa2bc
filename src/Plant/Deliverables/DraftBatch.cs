using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Deliverables;

/// <summary>What was drafted together, with the inputs it was drafted from: the same inputs give the same drafts again.</summary>
internal sealed class DraftBatch
{
    public required BatchId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required HiredInstanceId HiredInstanceId { get; init; }

    public required string SkillKey { get; init; }

    public required string PlaybookId { get; init; }

    public required string PlaybookVersion { get; init; }

    /// <summary>The inputs as canonical JSON.</summary>
    public required string Inputs { get; init; }

    /// <summary>The canonical message as canonical JSON.</summary>
    public required string Canonical { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class DraftBatchTable : IEntityTypeConfiguration<DraftBatch>
{
    public void Configure(EntityTypeBuilder<DraftBatch> builder)
    {
        builder.ToTable("draft_batches");
        builder.HasKey(batch => new { batch.CustomerId, batch.Id });
        builder.HasIndex(batch => new { batch.CustomerId, batch.CreatedAt });
    }
}
