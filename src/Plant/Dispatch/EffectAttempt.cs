using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Dispatch;

/// <summary>One try at one part of an effect that had a permit, and what came of it. History: nothing is decided by it.</summary>
internal sealed class EffectAttempt
{
    public required CustomerId CustomerId { get; init; }

    public required EffectId EffectId { get; init; }

    /// <summary>Which part of the effect it was for.</summary>
    public required int Part { get; init; }

    public required long Epoch { get; init; }

    /// <summary>The permit; also the id under which access was borrowed.</summary>
    public required PermitId PermitId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>`done`, `refused`, `unknown` or `lapsed`; a late receipt of a fenced worker has `late_` before it.</summary>
    public string? Result { get; private set; }

    public string? Detail { get; private set; }

    public void End(string result, string? detail, DateTimeOffset now) => (Result, Detail, EndedAt) = (result, detail, now);
}

internal sealed class EffectAttemptTable : IEntityTypeConfiguration<EffectAttempt>
{
    public void Configure(EntityTypeBuilder<EffectAttempt> builder)
    {
        builder.ToTable("effect_attempts");
        builder.HasKey(attempt => new { attempt.CustomerId, attempt.EffectId, attempt.Part, attempt.Epoch });
    }
}
