using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;

namespace Waooaw.Verifying;

/// <summary>What the members of the file say, before any of it is believed.</summary>
internal sealed record EvidenceFile
{
    public const string Format = "waooaw-evidence/1";
    public const string ChainMember = "chain.txt";
    public const string CheckpointMember = "checkpoint.jws";
    public const string ManifestMember = "manifest.json";
    public const string SealedMember = "sealed.json";

    public required Manifest Manifest { get; init; }

    /// <summary>The customer's whole chain, from the first entry to the checkpoint.</summary>
    public required IReadOnlyList<ChainLine> Chain { get; init; }

    public required string Checkpoint { get; init; }

    public required IReadOnlyList<OpenedSeal> Seals { get; init; }

    /// <summary>The entries about the deliverable, in the order of the chain, with the bytes they came in.</summary>
    public required IReadOnlyList<(Entry Entry, byte[] Bytes)> Entries { get; init; }

    /// <summary>What entries name, by the name it came under.</summary>
    public required IReadOnlyDictionary<string, byte[]> Documents { get; init; }

    public static string MemberOf(long seq) => $"entries/{seq.ToString("D12", CultureInfo.InvariantCulture)}.json";

    public static string MemberOf(ContentHash document) => $"{DocumentFolder}{document}";

    public string TextOf(ContentHash document) => Documents.TryGetValue(document.Hex, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";

    private const string EntryFolder = "entries/";
    private const string DocumentFolder = "documents/";

    /// <summary>Reads the members; null where one of them cannot be read, with every one named.</summary>
    public static EvidenceFile? Read(SortedDictionary<string, byte[]> members, Faults faults)
    {
        var before = faults.Found.Count;
        foreach (var missing in (string[])[ChainMember, CheckpointMember, ManifestMember, SealedMember])
        {
            faults.Demand(members.ContainsKey(missing), missing, "It is missing.");
        }

        foreach (var extra in members.Keys.Where(name =>
            name is not (ChainMember or CheckpointMember or ManifestMember or SealedMember) && !IsIn(EntryFolder, name) && !IsIn(DocumentFolder, name)))
        {
            faults.Add(extra, "Nothing of this name belongs into such a file.");
        }

        var entries = members.Where(member => IsIn(EntryFolder, member.Key)).Select(member => (Entry: EntryOf(member, faults), member.Value)).ToArray();
        if (faults.Found.Count > before)
        {
            return null;
        }

        var manifest = Json<Manifest>(members[ManifestMember], ManifestMember, faults);
        var seals = Json<OpenedSeal[]>(members[SealedMember], SealedMember, faults);
        var chain = ReadChain(members[ChainMember], faults);
        faults.Demand(
            manifest is null or { Format: Format }, ManifestMember, $"Its format is not '{Format}'; a verifier of that format is needed.");
        return faults.Found.Count > before
            ? null
            : new EvidenceFile
            {
                Manifest = manifest!,
                Chain = chain,
                Checkpoint = Encoding.UTF8.GetString(members[CheckpointMember]),
                Seals = seals!,
                Entries = [.. entries.Select(read => (read.Entry!, read.Value))],
                Documents = members.Where(member => IsIn(DocumentFolder, member.Key))
                    .ToDictionary(member => member.Key[DocumentFolder.Length..], member => member.Value),
            };
    }

    private static bool IsIn(string folder, string name) => name.StartsWith(folder, StringComparison.Ordinal);

    private static Entry? EntryOf(KeyValuePair<string, byte[]> member, Faults faults)
    {
        var entry = Json<Entry>(member.Value, member.Key, faults);
        faults.Demand(entry is null || MemberOf(entry.Seq) == member.Key, member.Key, $"It says that it is entry {entry?.Seq}.");
        faults.Demand(entry is null or { V: 1 }, member.Key, $"Entries of version {entry?.V} need a newer verifier.");
        return entry;
    }

    private static List<ChainLine> ReadChain(byte[] bytes, Faults faults)
    {
        var chain = new List<ChainLine>();
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        foreach (var line in lines.SkipLast(1))
        {
            var seq = chain.Count + 1;
            var parts = line.Split(' ');
            var read = parts is [_, var about, var sha256] && ContentHash.TryParse(sha256, out var body)
                ? new ChainLine(seq, about == "-" ? null : DeliverableId.TryParse(about, out var id) ? id : default, body)
                : null;
            if (read?.ToString() != line)
            {
                faults.Add($"{ChainMember}, line {seq}", "It is not: number, deliverable or '-', SHA-256; each line one more than the line before.");
                return chain;
            }

            chain.Add(read);
        }

        faults.Demand(chain.Count > 0 && lines[^1].Length == 0, ChainMember, "It does not end with a whole line.");
        return chain;
    }

    /// <summary>A record, if these are exactly the bytes in which it is written.</summary>
    private static T? Json<T>(byte[] bytes, string member, Faults faults)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(bytes, WireJson.Options) is { } read && CanonicalJson.Of(read).AsSpan().SequenceEqual(bytes))
            {
                return read;
            }

            faults.Add(member, "It is not canonical JSON (RFC 8785).");
        }
        catch (Exception broken) when (broken is JsonException or CanonicalJsonException or InvalidOperationException)
        {
            faults.Add(member, $"It cannot be read: {Plain.Text(broken.Message)}");
        }

        return null;
    }
}

internal sealed record Manifest(string Format, CustomerId CustomerId, DeliverableId DeliverableId);

/// <summary>A line of the chain: what an entry is about, and the SHA-256 of its bytes.</summary>
internal sealed record ChainLine(long Seq, DeliverableId? Subject, ContentHash Body)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq} {Subject?.ToString() ?? "-"} {Body}");
}

/// <summary>A personal value that was not erased, with the salt it was sealed with.</summary>
internal sealed record OpenedSeal(long Seq, string Name, string Salt, string Value);

/// <summary>One link of the chain, as it was written.</summary>
internal sealed record Entry(
    int V,
    CustomerId CustomerId,
    long Seq,
    DateTimeOffset At,
    string Kind,
    DeliverableId? Subject,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<EntryDocument> Documents,
    IReadOnlyDictionary<string, string> Sealed)
{
    [JsonIgnore]
    public string Member => EvidenceFile.MemberOf(Seq);

    /// <summary>A fact, or nothing that could be taken for one.</summary>
    public string Fact(string name) => Facts.GetValueOrDefault(name, "");

    public ContentHash? Document(string role) => Documents.FirstOrDefault(document => document.Role == role)?.Sha256;
}

internal sealed record EntryDocument(string Role, ContentHash Sha256);
