using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Audit;

/// <summary>Writes what happened into the customer's chain, in the same unit as the change it describes.</summary>
internal sealed class Trail(PlantDb db, TimeProvider clock)
{
    private readonly List<Note> _notes = [];

    /// <summary>Remembers what happened; it is written when the unit commits, so that the chain's end is locked only briefly.</summary>
    public void Add(Note note) => _notes.Add(note);

    /// <summary>Forgets what an undone piece of work had noted.</summary>
    public void Forget() => _notes.Clear();

    /// <summary>Saves what is pending, appends the notes and commits: the one way a unit of Plant ends well.</summary>
    public async Task CommitAsync(WriteUnit unit, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        foreach (var notes in _notes.GroupBy(note => note.CustomerId).OrderBy(notes => notes.Key.Value))
        {
            await AppendAsync(notes.Key, [.. notes], ct);
        }

        _notes.Clear();
        await db.SaveChangesAsync(ct);
        await unit.CommitAsync(ct);
    }

    private async Task AppendAsync(CustomerId customer, IReadOnlyList<Note> notes, CancellationToken ct)
    {
        // Made before it is locked: a lock on a row that is not there holds nobody back.
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO audit_heads (customer_id, seq, link) VALUES ({customer.Value}, 0, {Chain.Root.Hex}) ON CONFLICT (customer_id) DO NOTHING", ct);
        await db.LockAsync<AuditHead>("customer_id = {0}", [customer.Value], ct);
        var head = await db.Set<AuditHead>().SingleAsync(head => head.CustomerId == customer, ct);
        await db.Entry(head).ReloadAsync(ct);

        var now = clock.GetUtcNow();
        var documents = new Dictionary<ContentHash, string>();
        foreach (var note in notes)
        {
            var seq = head.Seq + 1;
            var entry = Encoding.UTF8.GetString(CanonicalJson.Of(new EntryRecord(
                V: 1,
                customer,
                seq,
                now,
                note.Kind,
                note.Subject,
                note.Facts,
                [.. note.Documents.Select(document => new EntryDocument(document.Role, document.Sha256))],
                note.Personal.ToDictionary(personal => personal.Key, personal => Seal(customer, seq, personal.Key, personal.Value)))));
            var body = ContentHash.OfBytes(Encoding.UTF8.GetBytes(entry));
            var link = Chain.Link(head.Link, seq, note.Subject, body);
            db.Add(new AuditEntry
            {
                CustomerId = customer,
                Seq = seq,
                At = now,
                Kind = note.Kind,
                Subject = note.Subject,
                Entry = entry,
                Body = body,
                Link = link,
            });
            (head.Seq, head.Link) = (seq, link);
            foreach (var document in note.Documents)
            {
                documents[document.Sha256] = document.Text;
            }
        }

        foreach (var (sha256, text) in documents.OrderBy(document => document.Key.Hex, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO audit_documents (customer_id, sha256, text) VALUES ({customer.Value}, {sha256.Hex}, {text}) ON CONFLICT (customer_id, sha256) DO NOTHING",
                ct);
        }
    }

    private string Seal(CustomerId customer, long seq, string name, string value)
    {
        var salt = RandomNumberGenerator.GetBytes(32);
        db.Add(new SealedValue { CustomerId = customer, Seq = seq, Name = name, Salt = Base64Url.EncodeToString(salt), Value = value });
        return Chain.Seal(salt, value);
    }

    private sealed record EntryRecord(
        int V,
        CustomerId CustomerId,
        long Seq,
        DateTimeOffset At,
        string Kind,
        DeliverableId? Subject,
        IReadOnlyDictionary<string, string> Facts,
        IReadOnlyList<EntryDocument> Documents,
        IReadOnlyDictionary<string, string> Sealed);

    private sealed record EntryDocument(string Role, ContentHash Sha256);
}
