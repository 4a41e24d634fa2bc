using System.Text.Json;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;

namespace Waooaw.Verifying;

/// <summary>What of an effect every verifier must understand; what else stands in it is shown as it is.</summary>
internal sealed record StatedEffect(
    EffectId EffectId,
    CustomerId CustomerId,
    DeliverableId DeliverableId,
    int Version,
    string Verb,
    ProviderEnvironment Environment,
    ContentHash FindingsDigest,
    StatedWindow Window,
    int Parts,
    JsonElement Whole)
{
    /// <summary>The rule pack that looked at it; null where none applies.</summary>
    public ContentHash? RulePackDigest { get; private init; }

    /// <summary>Reads the bytes of an effect; null with a fault for what is none.</summary>
    public static StatedEffect? Read(byte[] bytes, string where, Faults faults)
    {
        if (!CanonicalJson.IsCanonical(bytes))
        {
            faults.Add(where, "The effect is not canonical JSON (RFC 8785).");
            return null;
        }

        try
        {
            var whole = JsonElement.Parse(bytes);
            return new StatedEffect(
                Member<EffectId>("effect_id"),
                Member<CustomerId>("customer_id"),
                Member<DeliverableId>("deliverable_id"),
                Member<int>("version"),
                Member<string>("verb"),
                Member<ProviderEnvironment>("environment"),
                Member<ContentHash>("findings_digest"),
                Member<StatedWindow>("window"),
                Math.Max(1, Member<JsonElement[]>("recipients").Length),
                whole)
            {
                RulePackDigest = whole.TryGetProperty("rule_pack_digest", out var digest) ? digest.Deserialize<ContentHash?>(WireJson.Options) : null,
            };

            T Member<T>(string name) => whole.ValueKind == JsonValueKind.Object && whole.TryGetProperty(name, out var value)
                && value.Deserialize<T>(WireJson.Options) is { } read
                    ? read
                    : throw new JsonException($"The effect has no member '{name}'.");
        }
        catch (JsonException broken)
        {
            faults.Add(where, Plain.Text(broken.Message));
            return null;
        }
    }
}

/// <summary>The time in which an effect may begin, both ends included.</summary>
internal sealed record StatedWindow(DateTimeOffset NotBefore, DateTimeOffset NotAfter);

/// <summary>A version: the effect it would be, and who made it.</summary>
internal sealed record KnownVersion(int Number, ContentHash Hash, StatedEffect Effect, string Author);

/// <summary>The versions of the deliverable, as they come up in the chain.</summary>
internal sealed class Versions(EvidenceFile file, Faults faults)
{
    private readonly Dictionary<int, KnownVersion> _known = [];

    /// <summary>The number of the version that counts.</summary>
    public int Current { get; private set; }

    public KnownVersion? Find(int number) => _known.GetValueOrDefault(number);

    public KnownVersion? FindBy(string effectId) => _known.Values.FirstOrDefault(version => version.Effect.EffectId.ToString() == effectId);

    /// <summary>Takes in an entry that says: here is a new version.</summary>
    public void Add(Entry entry)
    {
        var number = Current + 1;
        if (Effect(entry) is not { } effect || entry.Document("effect") is not { } hash)
        {
            return;
        }

        faults.Demand(
            effect.Version == number && entry.Fact("version") == $"{number}",
            entry.Member,
            $"Version {number} should come here; versions count from 1 without a gap.");
        faults.Demand(entry.Document("findings") == effect.FindingsDigest, entry.Member, "The effect is not the one of these findings.");
        (Current, _known[number]) = (number, new KnownVersion(number, hash, effect, entry.Fact("actor")));
    }

    /// <summary>The effect that an entry shows; null with a fault where it shows none, or one that is not about this deliverable.</summary>
    public StatedEffect? Effect(Entry entry)
    {
        if (entry.Document("effect") is not { } hash || !file.Documents.TryGetValue(hash.Hex, out var bytes))
        {
            faults.Add(entry.Member, "It shows no effect.");
            return null;
        }

        var effect = StatedEffect.Read(bytes, EvidenceFile.MemberOf(hash), faults);
        if (effect is null)
        {
            return null;
        }

        faults.Demand(entry.Fact("content_hash") == hash.Hex, entry.Member, "Its content hash is not the hash of the effect it shows.");
        faults.Demand(
            effect.CustomerId == file.Manifest.CustomerId && effect.DeliverableId == file.Manifest.DeliverableId,
            entry.Member,
            "The effect is another customer's, or of another deliverable.");
        faults.Demand(entry.Fact("effect_id") == effect.EffectId.ToString(), entry.Member, "It names another effect than it shows.");
        return effect;
    }
}
