using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Audit;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Audit;

/// <summary>A recorded no. Repeats within a minute are counted on one record, so that nobody can flood the record.</summary>
internal sealed class Denial
{
    public required DenialId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Action { get; init; }

    public required string Reason { get; init; }

    public required string Detail { get; init; }

    public required DeliverableId? Subject { get; init; }

    public required AccountId? Actor { get; init; }

    public required string CorrelationId { get; init; }

    public required int Count { get; set; }

    public DenialView View() => new(Id, At, Action, Reason, Detail, Subject?.ToString(), Actor, CorrelationId, Count);
}

internal sealed class DenialTable : IEntityTypeConfiguration<Denial>
{
    public void Configure(EntityTypeBuilder<Denial> builder)
    {
        builder.ToTable("denials");
        builder.HasKey(denial => new { denial.CustomerId, denial.Id });
        builder.HasIndex(denial => new { denial.CustomerId, denial.At });
    }
}
