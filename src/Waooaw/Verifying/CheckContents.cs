using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Waooaw.Contracts.Canonical;

namespace Waooaw.Verifying;

/// <summary>Finds everything that entries name by a hash: documents, which must all be there, and personal values, which may be erased.</summary>
internal static class CheckContents
{
    private const int SaltLength = 32;

    /// <summary>How many personal values are shown, and how many are not.</summary>
    public static (int Shown, int Erased) Run(EvidenceFile file, Faults faults)
    {
        CheckDocuments(file, faults);
        return CheckSeals(file, faults);
    }

    private static void CheckDocuments(EvidenceFile file, Faults faults)
    {
        var named = file.Entries.SelectMany(read => read.Entry.Documents.Select(document => (read.Entry, document.Role, document.Sha256))).ToArray();
        foreach (var (entry, role, sha256) in named)
        {
            faults.Demand(
                file.Documents.ContainsKey(sha256.Hex), EvidenceFile.MemberOf(sha256), $"It is missing: entry {entry.Seq} names it as its {Plain.Text(role)}.");
        }

        var known = named.Select(document => document.Sha256.Hex).ToHashSet();
        foreach (var (name, bytes) in file.Documents)
        {
            var where = $"documents/{name}";
            faults.Demand(known.Contains(name), where, "No entry names this document.");
            faults.Demand(ContentHash.OfBytes(bytes).Hex == name, where, "Its SHA-256 is not its name.");
        }
    }

    private static (int Shown, int Erased) CheckSeals(EvidenceFile file, Faults faults)
    {
        const string where = EvidenceFile.SealedMember;
        var seals = file.Entries.SelectMany(read => read.Entry.Sealed.Select(seal => (read.Entry.Seq, Name: seal.Key, Seal: seal.Value)))
            .ToDictionary(seal => (seal.Seq, seal.Name), seal => seal.Seal);
        var order = file.Seals.Select(opened => (opened.Seq, opened.Name)).ToArray();
        faults.Demand(
            order.SequenceEqual(order.Distinct().OrderBy(at => at.Seq).ThenBy(at => at.Name, StringComparer.Ordinal)),
            where,
            "Its values are not in the order of entry and name, each once.");
        foreach (var opened in file.Seals)
        {
            var what = $"The value '{Plain.Text(opened.Name)}' of entry {opened.Seq}";
            if (!seals.TryGetValue((opened.Seq, opened.Name), out var seal))
            {
                faults.Add(where, $"{what} is sealed in no entry of this file.");
                continue;
            }

            faults.Demand(
                Salt(opened.Salt) is { } salt && Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(opened.Value))) == seal,
                where,
                $"{what} with its salt does not give the seal in the entry.");
        }

        return (file.Seals.Count, seals.Count - file.Seals.Count);
    }

    // One text for one salt, and one length: HMAC would take a key with zeros at its end for the same key.
    private static byte[]? Salt(string text) =>
        Base64Url.IsValid(text) && Base64Url.DecodeFromChars(text) is { Length: SaltLength } salt && Base64Url.EncodeToString(salt) == text ? salt : null;
}
