using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Effects;
using Waooaw.Effects.Access;

namespace Waooaw.Plant.Connections;

/// <summary>An account at a provider that a hired agent may use: references only, in one environment for good.</summary>
internal sealed class Connection
{
    public required ConnectionId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required HiredInstanceId HiredInstanceId { get; init; }

    public required string Provider { get; init; }

    public required ProviderEnvironment Environment { get; init; }

    /// <summary>Changes only together with the hash of every effect that is made from then on.</summary>
    public required string CredentialRef { get; set; }

    public required string PostingIdentity { get; init; }

    public ConnectionHealth Health { get; private set; }

    public string? HealthDetail { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>When access ends unless a person connects the account again; null where it does not, or nobody knows.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public void WasProbed(bool isHealthy, string detail, DateTimeOffset now) =>
        (Health, HealthDetail, CheckedAt) = (isHealthy ? ConnectionHealth.Healthy : ConnectionHealth.Unhealthy, detail, now);

    public ConnectionRef Reference() => new(CustomerId, Id, Provider, Environment, CredentialRef, PostingIdentity);

    public ConnectionView View() => new()
    {
        ConnectionId = Id,
        HiredInstanceId = HiredInstanceId,
        Provider = Provider,
        Environment = Environment,
        CredentialRef = CredentialRef,
        PostingIdentity = PostingIdentity,
        Health = Health,
        HealthDetail = HealthDetail,
        CheckedAt = CheckedAt,
        CanBeAskedAfterSending = Providers.CanBeAskedAfterSending(Provider, PostingIdentity),
        ExpiresAt = ExpiresAt,
    };
}

internal sealed class ConnectionTable : IEntityTypeConfiguration<Connection>
{
    public void Configure(EntityTypeBuilder<Connection> builder)
    {
        builder.ToTable("connections");
        builder.HasKey(connection => new { connection.CustomerId, connection.Id });
        builder.Property(connection => connection.Environment).HasConversion<string>().HasMaxLength(16);
        builder.Property(connection => connection.Health).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(connection => new
        {
            connection.CustomerId, connection.HiredInstanceId, connection.Provider, connection.Environment, connection.PostingIdentity,
        }).IsUnique();
    }
}
