using System.Text;
using System.Text.Json.Nodes;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Evidence;
using Waooaw.Verifying;

namespace Waooaw.Evidence.Tests;

/// <summary>An evidence file in the hands of someone who wants it to say something else.</summary>
internal sealed class Tamper
{
    private Tamper(SortedDictionary<string, byte[]> members) => Members = members;

    public SortedDictionary<string, byte[]> Members { get; }

    public static Tamper With(byte[] file)
    {
        var faults = new Faults();
        var members = EvidenceZip.Read(file, faults);
        faults.Found.ShouldBeEmpty();
        return new Tamper(members!);
    }

    public byte[] Zip() => CanonicalZip.Write(Members);

    /// <summary>The entry of a kind, the n-th of them.</summary>
    public JsonObject Entry(string kind, int nth = 0) => Entries().Where(entry => entry.Json["kind"]!.GetValue<string>() == kind).ElementAt(nth).Json;

    /// <summary>Puts an entry back in its place, under the document names it has.</summary>
    public Tamper Put(JsonObject entry)
    {
        Members[EvidenceFile.MemberOf(entry["seq"]!.GetValue<long>())] = CanonicalJson.Of<JsonNode>(entry);
        return this;
    }

    /// <summary>Adds a document and answers its name.</summary>
    public string Document(string text)
    {
        var hash = ContentHash.OfBytes(Encoding.UTF8.GetBytes(text)).Hex;
        Members[$"documents/{hash}"] = Encoding.UTF8.GetBytes(text);
        return hash;
    }

    /// <summary>Leaves out an entry and moves the later ones up.</summary>
    public Tamper Drop(string kind)
    {
        var dropped = Entry(kind)["seq"]!.GetValue<long>();
        Renumber(seq => seq == dropped ? null : seq > dropped ? seq - 1 : seq);
        return this;
    }

    /// <summary>Says an entry a second time, right after the first.</summary>
    public Tamper Repeat(string kind)
    {
        var repeated = Entry(kind);
        var seq = repeated["seq"]!.GetValue<long>();
        Renumber(other => other > seq ? other + 1 : other);
        repeated["seq"] = seq + 1;
        Put(repeated);
        var lines = Lines();
        lines.Insert((int)seq, lines[(int)seq - 1]);
        Write(lines);
        return this;
    }

    /// <summary>Makes all of it fit together again and signs it, as only Plant itself could.</summary>
    public byte[] Sign(TokenSigner plant)
    {
        var named = Entries().SelectMany(entry => entry.Json["documents"]!.AsArray()).Select(document => document!["sha256"]!.GetValue<string>()).ToHashSet();
        foreach (var unnamed in Members.Keys.Where(name => name.StartsWith("documents/", StringComparison.Ordinal) && !named.Contains(name[10..])).ToArray())
        {
            Members.Remove(unnamed);
        }

        var lines = Lines();
        foreach (var (seq, json) in Entries())
        {
            lines[(int)seq - 1] = $"{json["subject"]} {ContentHash.OfBytes(Members[EvidenceFile.MemberOf(seq)])}";
        }

        Write(lines);
        var link = Chain.Root;
        for (var i = 0; i < lines.Count; i++)
        {
            var parts = lines[i].Split(' ');
            ContentHash.TryParse(parts[1], out var body).ShouldBeTrue();
            link = Chain.Link(link, i + 1, DeliverableId.TryParse(parts[0], out var id) ? id : null, body);
        }

        var manifest = JsonNode.Parse(Members["manifest.json"])!;
        CustomerId.TryParse(manifest["customer_id"]!.GetValue<string>(), out var customer).ShouldBeTrue();
        var at = Entries().Max(entry => DateTimeOffset.Parse(entry.Json["at"]!.GetValue<string>(), null));
        Members["checkpoint.jws"] = Encoding.ASCII.GetBytes(
            plant.Sign(TokenTypes.Checkpoint, new Checkpoint(Issuers.Plant, customer, lines.Count, link, at)));
        return Zip();
    }

    /// <summary>What a signed statement says, to be said differently.</summary>
    public static JsonObject ClaimsOf(byte[] jws) =>
        JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(Encoding.ASCII.GetString(jws).Split('.')[1]))!.AsObject();

    public static string Instant(DateTimeOffset at) => UtcInstantConverter.Text(at);

    private IEnumerable<(long Seq, JsonObject Json)> Entries() => Members
        .Where(member => member.Key.StartsWith("entries/", StringComparison.Ordinal))
        .Select(member => (long.Parse(member.Key.AsSpan(8, 12), null), JsonNode.Parse(member.Value)!.AsObject()))
        .ToArray();

    private void Renumber(Func<long, long?> numbered)
    {
        var entries = Entries().ToArray();
        var lines = Lines();
        foreach (var (seq, _) in entries)
        {
            Members.Remove(EvidenceFile.MemberOf(seq));
        }

        foreach (var (seq, json) in entries)
        {
            if (numbered(seq) is { } number)
            {
                json["seq"] = number;
                Put(json);
            }
        }

        Write([.. lines.Where((_, i) => numbered(i + 1) is not null)]);
    }

    // Lines without their numbers: writing gives them new ones.
    private List<string> Lines() =>
        [.. Encoding.ASCII.GetString(Members["chain.txt"]).TrimEnd('\n').Split('\n').Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])];

    private void Write(List<string> lines) =>
        Members["chain.txt"] = Encoding.ASCII.GetBytes(string.Concat(lines.Select((line, i) => $"{i + 1} {line}\n")));
}
