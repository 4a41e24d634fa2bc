using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Vault;

namespace Waooaw.PortalHost.Vault;

/// <summary>A secret of a customer, sealed. Only its newest version exists; what was replaced or revoked is gone.</summary>
internal sealed class VaultSecret
{
    public required string CredentialRef { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required string Provider { get; init; }

    public required ProviderEnvironment Environment { get; init; }

    public required string Label { get; init; }

    public string? PostingIdentity { get; private set; }

    public string LastFour { get; private set; } = "";

    public int Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The version of the key that wraps this secret's own key.</summary>
    public int KeyVersion { get; private set; }

    public byte[] WrappedKey { get; private set; } = [];

    public byte[] Content { get; private set; } = [];

    /// <summary>Written by every loan, so that loans of one secret stand in line.</summary>
    public DateTimeOffset? LastLentAt { get; init; }

    public string? AccountName { get; private set; }

    public DateTimeOffset? AccessExpiresAt { get; private set; }

    public DateTimeOffset? RefreshExpiresAt { get; private set; }

    /// <summary>Why the provider no longer accepts it.</summary>
    public string? DisconnectedReason { get; private set; }

    /// <summary>Who is renewing it right now, in whichever copy of the portal; null between renewals.</summary>
    public Guid? RenewalId { get; private set; }

    /// <summary>Until when nobody else may begin to renew it: while someone does, and a little after a failure.</summary>
    public DateTimeOffset? RenewalUntil { get; private set; }

    /// <summary>A person puts another value in the place of this one.</summary>
    public void Replace(SecretCipher cipher, KnownSecret known, string? postingIdentity, string? accountName, DateTimeOffset now)
    {
        (PostingIdentity, AccountName, CreatedAt, RevokedAt) = (postingIdentity, accountName, now, null);
        Seal(cipher, known);
    }

    /// <summary>The provider gave new access for the old.</summary>
    public void Renew(SecretCipher cipher, KnownSecret known) => Seal(cipher, known);

    /// <summary>The provider no longer accepts it. What is kept opens nothing any more, and so it is destroyed.</summary>
    public void Disconnect(string reason)
    {
        Version++;
        (DisconnectedReason, RenewalId, RenewalUntil, WrappedKey, Content) = (reason, null, null, [], []);
    }

    /// <summary>The value is destroyed; that it was there stays known.</summary>
    public void Revoke(DateTimeOffset now) => (RevokedAt, WrappedKey, Content) = (now, [], []);

    public void Rewrap(int keyVersion, byte[] wrappedKey) => (KeyVersion, WrappedKey) = (keyVersion, wrappedKey);

    public SecretView ToView() => new()
    {
        CredentialRef = CredentialRef,
        Provider = Provider,
        Label = Label,
        PostingIdentity = PostingIdentity,
        Environment = Environment,
        LastFour = LastFour,
        Version = Version,
        CreatedAt = CreatedAt,
        RevokedAt = RevokedAt,
        AccountName = AccountName,
        AccessExpiresAt = AccessExpiresAt,
        RefreshExpiresAt = RefreshExpiresAt,
        DisconnectedReason = DisconnectedReason,
    };

    private void Seal(SecretCipher cipher, KnownSecret known)
    {
        Version++;
        (LastFour, AccessExpiresAt, RefreshExpiresAt) = (known.LastFour, known.AccessExpiresAt, known.RefreshExpiresAt);
        (DisconnectedReason, RenewalId, RenewalUntil) = (null, null, null);
        var plain = known.ToBytes();
        (KeyVersion, WrappedKey, Content) = cipher.Seal(this, plain);
        CryptographicOperations.ZeroMemory(plain);
    }
}

internal sealed class VaultSecretTable : IEntityTypeConfiguration<VaultSecret>
{
    public void Configure(EntityTypeBuilder<VaultSecret> builder)
    {
        builder.ToTable("vault_secrets");
        builder.HasKey(secret => secret.CredentialRef);
        builder.HasIndex(secret => new { secret.CustomerId, secret.Provider, secret.Environment, secret.Label }).IsUnique();
        builder.Property(secret => secret.CredentialRef).HasMaxLength(80);
        builder.Property(secret => secret.Environment).HasConversion<string>().HasMaxLength(16);
        builder.Property(secret => secret.AccountName).HasMaxLength(200);
        builder.Property(secret => secret.DisconnectedReason).HasMaxLength(400);
        builder.HasIndex(secret => secret.AccessExpiresAt);

        // Whoever changes a secret changes the one they read, or nothing.
        builder.Property(secret => secret.Version).IsConcurrencyToken();
        builder.Property(secret => secret.KeyVersion).IsConcurrencyToken();
        builder.Property(secret => secret.RevokedAt).IsConcurrencyToken();
    }
}
