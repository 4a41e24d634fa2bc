using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Contacts;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Sealing;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Contacts;

/// <summary>Seals contacts and opens them: each with a key of its own, which is sealed with Plant's.</summary>
internal sealed class ContactBook(PlantDb db, ContactKeys keys)
{
    public void Seal(Contact contact, AddContact who)
    {
        var person = new Person(who.Number, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), who.Name?.Trim(), who.Consent);
        var key = RandomNumberGenerator.GetBytes(SealingKeyFile.KeyBytes);
        var plain = JsonSerializer.SerializeToUtf8Bytes(person, WireJson.Options);
        var version = keys.Newest;
        contact.Fill(
            new RevealedRecipient(person.Number, person.Salt).Seal(),
            LookupOf(contact.CustomerId, who.Number),
            who.Number[^4..],
            version,
            Sealed.Seal(KeyOf(version), key, PlaceOf(contact)),
            Sealed.Seal(key, plain, PlaceOf(contact)));
        CryptographicOperations.ZeroMemory(plain);
        CryptographicOperations.ZeroMemory(key);
    }

    public async Task<Contact?> FindAsync(CustomerId customer, string number, CancellationToken ct)
    {
        var lookup = LookupOf(customer, number);
        return await db.Set<Contact>().SingleOrDefaultAsync(row => row.CustomerId == customer && row.Lookup == lookup, ct);
    }

    /// <summary>Where someone is reached, read anew for each sending; null when they opted out, were erased, or have another number now.</summary>
    public async Task<RevealedRecipient?> RevealAsync(CustomerId customer, PostRecipient recipient, CancellationToken ct)
    {
        var contact = await db.Set<Contact>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.CustomerId == customer && row.Id == recipient.ContactId, ct);
        return contact is { Status: ContactStatus.OptedIn } && contact.Seal == recipient.Sealed && Open(contact) is { } person
            ? new RevealedRecipient(person.Number, person.Salt)
            : null;
    }

    public ContactView View(Contact contact)
    {
        var person = contact.Status == ContactStatus.Erased ? null : Open(contact);
        return new ContactView
        {
            ContactId = contact.Id,
            Name = person?.Name,
            Number = contact.LastFour is { } end ? $"…{end}" : null,
            Consent = person?.Consent,
            Status = contact.Status,
            CreatedAt = contact.CreatedAt,
        };
    }

    private Person Open(Contact contact)
    {
        var key = Sealed.Open(KeyOf(contact.KeyVersion), contact.WrappedKey, PlaceOf(contact));
        var plain = Sealed.Open(key, contact.Content, PlaceOf(contact));
        var person = JsonSerializer.Deserialize<Person>(plain, WireJson.Options)
            ?? throw new CryptographicException("There is nobody sealed here.");
        CryptographicOperations.ZeroMemory(plain);
        CryptographicOperations.ZeroMemory(key);
        return person;
    }

    private string LookupOf(CustomerId customer, string number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.First, Encoding.UTF8.GetBytes($"contact|{customer}|{number}")));

    private byte[] KeyOf(int version) =>
        keys.Find(version) ?? throw new CryptographicException($"The contacts' key of version {version} is not in its key file.");

    private static byte[] PlaceOf(Contact contact) => Encoding.UTF8.GetBytes($"{contact.CustomerId}|{contact.Id}");

    private sealed record Person(string Number, string Salt, string? Name, ContactConsent Consent)
    {
        // A record prints its members, and these must never be printed.
        public override string ToString() => nameof(Person);
    }
}
