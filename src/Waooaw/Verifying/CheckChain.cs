using System.Text;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;

namespace Waooaw.Verifying;

/// <summary>Follows the chain from its root to the link that Plant signed, and finds every entry about the deliverable in it, whole.</summary>
internal static class CheckChain
{
    private const string Root = "waooaw-link/1\n";

    public static Checkpoint? Run(EvidenceFile file, KnownKeys keys, Faults faults)
    {
        CheckEntries(file, faults);
        var checkpoint = keys.ReadCheckpoint(file.Checkpoint, faults, EvidenceFile.CheckpointMember);
        if (checkpoint is null)
        {
            return null;
        }

        const string where = EvidenceFile.CheckpointMember;
        faults.Demand(checkpoint.CustomerId == file.Manifest.CustomerId, where, "It speaks for another customer's chain.");
        faults.Demand(
            checkpoint.Seq == file.Chain.Count, where, $"It vouches for {checkpoint.Seq} entries, and the chain has {file.Chain.Count}.");
        faults.Demand(
            checkpoint.Link == Follow(file.Chain),
            EvidenceFile.ChainMember,
            "Its entries do not lead to the link that Plant signed: one of them was changed, left out, put in or moved.");
        return checkpoint;
    }

    private static ContentHash Follow(IEnumerable<ChainLine> chain)
    {
        var link = ContentHash.OfBytes(Encoding.ASCII.GetBytes(Root));
        foreach (var line in chain)
        {
            var subject = line.Subject?.ToString() ?? "-";
            link = ContentHash.OfBytes(Encoding.ASCII.GetBytes($"{Root}{line.Seq}\n{link}\n{subject}\n{line.Body}"));
        }

        return link;
    }

    private static void CheckEntries(EvidenceFile file, Faults faults)
    {
        var about = file.Chain.Where(line => line.Subject == file.Manifest.DeliverableId).ToDictionary(line => line.Seq);
        faults.Demand(about.Count > 0, EvidenceFile.ManifestMember, "The chain has no entry about this deliverable.");
        foreach (var missing in about.Keys.Except(file.Entries.Select(read => read.Entry.Seq)))
        {
            faults.Add(EvidenceFile.MemberOf(missing), "It is missing: the chain says that this entry is about the deliverable.");
        }

        foreach (var (entry, bytes) in file.Entries)
        {
            if (!about.TryGetValue(entry.Seq, out var line))
            {
                faults.Add(entry.Member, "The chain has no such entry about this deliverable.");
                continue;
            }

            faults.Demand(ContentHash.OfBytes(bytes) == line.Body, entry.Member, "Its SHA-256 is not the one in the chain.");
            faults.Demand(entry.Subject == line.Subject, entry.Member, "It is about something else than the chain says.");
            CheckCustomer(entry, file.Manifest.CustomerId, faults);
        }
    }

    private static void CheckCustomer(Entry entry, CustomerId customer, Faults faults) =>
        faults.Demand(entry.CustomerId == customer, entry.Member, "It is an entry of another customer's chain.");
}
