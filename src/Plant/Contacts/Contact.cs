using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Contacts;
using Waooaw.Contracts.Ids;

namespace Waooaw.Plant.Contacts;

/// <summary>A person who agreed to be written to: number, name and proof sealed, and gone for good once erased.</summary>
internal sealed class Contact
{
    public required ContactId Id { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ContactStatus Status { get; private set; }

    /// <summary>What stands for the person in an effect: the hash of the number with a salt of its own. It goes with the rest.</summary>
    public ContentHash? Seal { get; private set; }

    /// <summary>By which the same number is found again; nobody without the key can make it.</summary>
    public string? Lookup { get; private set; }

    public string? LastFour { get; private set; }

    public int KeyVersion { get; private set; }

    public byte[] WrappedKey { get; private set; } = [];

    public byte[] Content { get; private set; } = [];

    public DateTimeOffset? EndedAt { get; private set; }

    public void Fill(ContentHash seal, string lookup, string lastFour, int keyVersion, byte[] wrappedKey, byte[] content) =>
        (Seal, Lookup, LastFour, KeyVersion, WrappedKey, Content) = (seal, lookup, lastFour, keyVersion, wrappedKey, content);

    /// <summary>They said no; nothing more is sent to them.</summary>
    public void OptOut(DateTimeOffset now) => (Status, EndedAt) = (ContactStatus.OptedOut, now);

    /// <summary>They said yes again.</summary>
    public void OptIn() => (Status, EndedAt) = (ContactStatus.OptedIn, null);

    /// <summary>Value, salt and key are destroyed; that there was someone stays known.</summary>
    public void Erase(DateTimeOffset now) =>
        (Status, Seal, Lookup, LastFour, WrappedKey, Content, EndedAt) = (ContactStatus.Erased, null, null, null, [], [], now);
}

internal sealed class ContactTable : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> builder)
    {
        builder.ToTable("contacts");
        builder.HasKey(contact => new { contact.CustomerId, contact.Id });
        builder.Property(contact => contact.Status).HasConversion<string>().HasMaxLength(16).IsConcurrencyToken();
        builder.HasIndex(contact => new { contact.CustomerId, contact.Lookup }).IsUnique();
        builder.HasIndex(contact => new { contact.CustomerId, contact.CreatedAt });
    }
}
