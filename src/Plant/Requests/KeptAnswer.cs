using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;

namespace Waooaw.Plant.Requests;

/// <summary>The answer to a request with an Idempotency-Key: asked again, it is given again.</summary>
internal sealed class KeptAnswer
{
    public required string Caller { get; init; }

    public required string Key { get; init; }

    /// <summary>The hash of verb, address and body: the same key with another request is refused.</summary>
    public required ContentHash Request { get; init; }

    /// <summary>Null while the first request is still being worked on, in its own unit.</summary>
    public int? Status { get; set; }

    public string? Body { get; set; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class KeptAnswerTable : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("kept_answers");
        builder.HasKey(answer => new { answer.Caller, answer.Key });
        builder.HasIndex(answer => answer.At);
    }
}
