using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waooaw.PortalHost.Sessions;

/// <summary>One sign-in, as the server knows it. The cookie holds only its key, and this only the key's hash.</summary>
internal sealed class Session
{
    public required Guid Id { get; init; }

    public required string KeyHash { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What every write of this session must repeat in a header.</summary>
    public required string CsrfToken { get; init; }

    /// <summary>How the person proved who they are (RFC 8176).</summary>
    public required string Method { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasIndex(session => session.KeyHash).IsUnique();
        builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(session => session.AccountId);
        builder.Property(session => session.KeyHash).HasMaxLength(64);
    }
}
