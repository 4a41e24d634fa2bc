using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Audit;

/// <summary>One link of a customer's chain, never changed after it was written.</summary>
internal sealed class AuditEntry
{
    public required CustomerId CustomerId { get; init; }

    /// <summary>Counts from 1 without a gap.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    /// <summary>The deliverable it is about; null when it is about none.</summary>
    public required DeliverableId? Subject { get; init; }

    /// <summary>What happened, as canonical JSON.</summary>
    public required string Entry { get; init; }

    /// <summary>The SHA-256 of <see cref="Entry"/>.</summary>
    public required ContentHash Body { get; init; }

    /// <summary>Binds this entry to all before it (`docs/evidence.md`).</summary>
    public required ContentHash Link { get; init; }
}

/// <summary>Where a customer's chain ends now. Locked last in every unit, and held only until it commits.</summary>
internal sealed class AuditHead
{
    public required CustomerId CustomerId { get; init; }

    public required long Seq { get; set; }

    public required ContentHash Link { get; set; }
}

/// <summary>A personal value behind a hash in the chain. Erasing it leaves the chain whole and the person unknown.</summary>
internal sealed class SealedValue
{
    public required CustomerId CustomerId { get; init; }

    public required long Seq { get; init; }

    public required string Name { get; init; }

    /// <summary>32 random bytes, base64url.</summary>
    public required string Salt { get; init; }

    public required string Value { get; init; }
}

/// <summary>The bytes of something an entry names by its hash: an effect, a signed statement, a receipt.</summary>
internal sealed class AuditDocument
{
    public required CustomerId CustomerId { get; init; }

    public required ContentHash Sha256 { get; init; }

    public required string Text { get; init; }
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => new { entry.CustomerId, entry.Seq });
        builder.HasIndex(entry => new { entry.CustomerId, entry.Subject, entry.Seq });
    }
}

internal sealed class AuditHeadTable : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_heads");
        builder.HasKey(head => head.CustomerId);
    }
}

internal sealed class SealedValueTable : IEntityTypeConfiguration<SealedValue>
{
    public void Configure(EntityTypeBuilder<SealedValue> builder)
    {
        builder.ToTable("audit_sealed_values");
        builder.HasKey(value => new { value.CustomerId, value.Seq, value.Name });
    }
}

internal sealed class AuditDocumentTable : IEntityTypeConfiguration<AuditDocument>
{
    public void Configure(EntityTypeBuilder<AuditDocument> builder)
    {
        builder.ToTable("audit_documents");
        builder.HasKey(document => new { document.CustomerId, document.Sha256 });
    }
}
