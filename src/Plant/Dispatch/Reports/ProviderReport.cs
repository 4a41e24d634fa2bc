using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Dispatch.Reports;

/// <summary>What a provider told about one part of an effect, kept once however often it is told; then applied.</summary>
internal sealed class ProviderReport
{
    public long Seq { get; init; }

    public required string Provider { get; init; }

    public required ProviderEnvironment Environment { get; init; }

    /// <summary>As the provider itself says: whoever sends from another account speaks of another's effect in vain.</summary>
    public required string Account { get; init; }

    public required EffectId EffectId { get; init; }

    public required int Part { get; init; }

    public required string Status { get; init; }

    public required string ProviderRef { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required string? Why { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was looked at for good; null while it waits for its effect to be settled.</summary>
    public DateTimeOffset? AppliedAt { get; set; }
}

internal sealed class ProviderReportTable : IEntityTypeConfiguration<ProviderReport>
{
    public void Configure(EntityTypeBuilder<ProviderReport> builder)
    {
        builder.ToTable("provider_reports");
        builder.HasKey(report => report.Seq);
        builder.Property(report => report.Environment).HasConversion<string>().HasMaxLength(16);

        // Told twice, it is one report.
        builder.HasIndex(report => new { report.EffectId, report.Part, report.Status, report.ProviderRef, report.Account }).IsUnique();
        builder.HasIndex(report => report.AppliedAt);
    }
}
