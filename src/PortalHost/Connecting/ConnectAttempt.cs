using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.PortalHost.Connecting;

/// <summary>A person on their way to a provider and back. The row is the way back: with it gone, there is none.</summary>
internal sealed class ConnectAttempt
{
    /// <summary>Of what the provider carries; who reads the database cannot come back with it.</summary>
    public required string StateHash { get; init; }

    /// <summary>Of what the browser carries.</summary>
    public required string CookieHash { get; init; }

    public required AccountId AccountId { get; init; }

    public required string SessionId { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required HiredInstanceId HiredInstanceId { get; init; }

    public required string Provider { get; init; }

    public required ProviderEnvironment Environment { get; init; }

    /// <summary>What meets the challenge that was sent along (RFC 7636).</summary>
    public required string Verifier { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class ConnectAttemptTable : IEntityTypeConfiguration<ConnectAttempt>
{
    public void Configure(EntityTypeBuilder<ConnectAttempt> builder)
    {
        builder.ToTable("connect_attempts");
        builder.HasKey(attempt => attempt.StateHash);
        builder.HasIndex(attempt => attempt.ExpiresAt);
        builder.Property(attempt => attempt.StateHash).HasMaxLength(64);
        builder.Property(attempt => attempt.CookieHash).HasMaxLength(64);
        builder.Property(attempt => attempt.SessionId).HasMaxLength(40);
        builder.Property(attempt => attempt.Provider).HasMaxLength(40);
        builder.Property(attempt => attempt.Verifier).HasMaxLength(64);
        builder.Property(attempt => attempt.Environment).HasConversion<string>().HasMaxLength(16);
    }
}
