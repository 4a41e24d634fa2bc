using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waooaw.Plant.Deliverables;

internal sealed class ExecutionTable : IEntityTypeConfiguration<Execution>
{
    public void Configure(EntityTypeBuilder<Execution> builder)
    {
        builder.ToTable("effects");
        builder.HasKey(execution => new { execution.CustomerId, execution.EffectId, execution.Part });
        builder.Property(execution => execution.Environment).HasConversion<string>().HasMaxLength(16);
        builder.Property(execution => execution.State).HasConversion<string>().HasMaxLength(24);
        builder.Property(execution => execution.Phase).HasConversion<string>().HasMaxLength(16);

        // Locks keep writers apart; this catches the one that forgot to take one.
        builder.Property(execution => execution.Epoch).IsConcurrencyToken();
        builder.HasIndex(execution => new { execution.CustomerId, execution.DeliverableId, execution.Version, execution.Part }).IsUnique();
        builder.HasIndex(execution => execution.Slot).IsUnique();
        builder.HasIndex(execution => new { execution.CustomerId, execution.Account, execution.Message });
        builder.HasIndex(execution => new { execution.State, execution.NextAttemptAt });
        builder.HasIndex(execution => new { execution.State, execution.AskAfter });
        builder.HasIndex(execution => new { execution.State, execution.LeaseUntil });
        builder.HasIndex(execution => new { execution.CustomerId, execution.HiredInstanceId, execution.State });
    }
}
