using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Hooks;

namespace Waooaw.Plant.Approvals;

/// <summary>A person's decision, with the signed bytes it came in.</summary>
internal sealed class RecordedApproval
{
    public required ApprovalId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required DeliverableId DeliverableId { get; init; }

    public required int Version { get; init; }

    public required ContentHash ContentHash { get; init; }

    public required ApprovalDecision Decision { get; init; }

    public required AccountId Person { get; init; }

    public required ApprovalMethod Method { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The JWS as the portal signed it: the vault checks it again before it lends anything.</summary>
    public required string Statement { get; init; }

    /// <summary>Accepted once.</summary>
    public required string Nonce { get; init; }

    public required string? Notes { get; init; }

    public ApprovalState State { get; private set; }

    /// <summary>The effect that holds it.</summary>
    public EffectId? BoundTo { get; private set; }

    /// <summary>A no gives leave for nothing; it is on record and used up.</summary>
    public void Close()
    {
        if (State != ApprovalState.Superseded)
        {
            State = ApprovalState.Consumed;
        }
    }

    public void Bind(EffectId effect)
    {
        if (State == ApprovalState.Open || (State == ApprovalState.Bound && BoundTo == effect))
        {
            (State, BoundTo) = (ApprovalState.Bound, effect);
        }
        else
        {
            throw new InvalidOperationException($"Approval {Id} is {State} and cannot be bound to {effect}.");
        }
    }

    /// <summary>What still gives leave ends, and lets go of its effect: a newer approval may have to take its place. What was used up stays so.</summary>
    public void Supersede()
    {
        if (State != ApprovalState.Consumed)
        {
            (State, BoundTo) = (ApprovalState.Superseded, null);
        }
    }

    public Approval ToKernel() => new(Id, CustomerId, ContentHash, ExpiresAt, State, BoundTo, Statement);

    public ApprovalView View() => new()
    {
        ApprovalId = Id,
        DeliverableId = DeliverableId,
        Version = Version,
        ContentHash = ContentHash,
        Decision = Decision,
        Approver = Person,
        Method = Method,
        DecidedAt = DecidedAt,
        ExpiresAt = ExpiresAt,
        State = JsonNamingPolicy.SnakeCaseLower.ConvertName(State.ToString()),
        Notes = Notes,
    };
}

internal sealed class RecordedApprovalTable : IEntityTypeConfiguration<RecordedApproval>
{
    public void Configure(EntityTypeBuilder<RecordedApproval> builder)
    {
        builder.ToTable("approvals");
        builder.HasKey(approval => new { approval.CustomerId, approval.Id });
        builder.Property(approval => approval.Decision).HasConversion<string>().HasMaxLength(24);
        builder.Property(approval => approval.Method).HasConversion<string>().HasMaxLength(16);
        builder.Property(approval => approval.State).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
        builder.HasIndex(approval => approval.Nonce).IsUnique();

        // One effect per approval, and one approval per effect, whatever any code does.
        builder.HasIndex(approval => approval.BoundTo).IsUnique();
        builder.HasIndex(approval => new { approval.CustomerId, approval.DeliverableId, approval.Version });
        builder.HasIndex(approval => new { approval.CustomerId, approval.DecidedAt });
    }
}
