using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Tokens;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Audit;

/// <summary>A signed word for the chain up to a link, as it was given.</summary>
internal sealed class SignedCheckpoint
{
    public required CustomerId CustomerId { get; init; }

    public required long Seq { get; init; }

    public required ContentHash Link { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The JWS of type `waooaw-checkpoint+jwt`.</summary>
    public required string Statement { get; init; }
}

internal sealed class SignedCheckpointTable : IEntityTypeConfiguration<SignedCheckpoint>
{
    public void Configure(EntityTypeBuilder<SignedCheckpoint> builder)
    {
        builder.ToTable("checkpoints");
        builder.HasKey(checkpoint => new { checkpoint.CustomerId, checkpoint.Seq });
    }
}

/// <summary>Gives Plant's signed word for where a customer's chain stands.</summary>
internal sealed class Checkpoints(PlantDb db, TokenSigner signer, TimeProvider clock)
{
    /// <summary>The newest word for this chain, made now if the chain has grown since; null for a chain without entries.</summary>
    public async Task<SignedCheckpoint?> UpToNowAsync(CustomerId customer, CancellationToken ct)
    {
        await using var unit = await WriteUnit.BeginAsync(db, ct);
        await db.LockAsync<AuditHead>("customer_id = {0}", [customer.Value], ct);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(head => head.CustomerId == customer, ct);
        if (head is null || head.Seq == 0)
        {
            return null;
        }

        var last = await db.Set<SignedCheckpoint>().AsNoTracking()
            .SingleOrDefaultAsync(checkpoint => checkpoint.CustomerId == customer && checkpoint.Seq == head.Seq, ct);
        if (last is not null)
        {
            return last;
        }

        // Whole milliseconds: the same instant in the statement and in either database.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var made = new SignedCheckpoint
        {
            CustomerId = customer,
            Seq = head.Seq,
            Link = head.Link,
            At = now,
            Statement = signer.Sign(TokenTypes.Checkpoint, new Checkpoint(signer.Issuer, customer, head.Seq, head.Link, now)),
        };
        db.Add(made);
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
        return made;
    }
}
