using System.Text.Json;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Verifying;

/// <summary>A decision that a portal signed, and what became of it.</summary>
internal sealed record KnownDecision(string ApprovalId, Entry Entry, ApprovalStatement Statement, SigningKey Key)
{
    public bool IsWithdrawn { get; set; }

    /// <summary>The effect it was used for.</summary>
    public string? UsedBy { get; set; }
}

/// <summary>What people decided about the deliverable: each decision is believed for the signature of the portal that knew the person.</summary>
internal sealed class Decisions(EvidenceFile file, KnownKeys keys, Versions versions, Faults faults)
{
    // A decision reaches the record within this time, so that a key that was retired cannot sign for the past.
    private static readonly TimeSpan LongestOnTheWay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, KnownDecision> _known = [];

    public KnownDecision? Find(string approvalId) => _known.GetValueOrDefault(approvalId);

    public void Add(Entry entry)
    {
        if (entry.Document("approval") is not { } document
            || keys.ReadApproval(file.TextOf(document), faults, EvidenceFile.MemberOf(document)) is not var (statement, key))
        {
            faults.Add(entry.Member, "No decision with a signature that can be believed stands behind it.");
            return;
        }

        CheckClaims(statement, entry, EvidenceFile.MemberOf(document));
        CheckFacts(statement, entry);
        var id = entry.Fact("approval_id");
        if (!_known.TryAdd(id, new KnownDecision(id, entry, statement, key)))
        {
            faults.Add(entry.Member, "This decision was recorded before.");
        }
    }

    public void Withdraw(Entry entry)
    {
        if (Find(entry.Fact("approval_id")) is not { Statement.Decision: ApprovalDecision.Approved, UsedBy: null } decision)
        {
            faults.Add(entry.Member, "It takes back an approval that was not given before, or is in use.");
            return;
        }

        decision.IsWithdrawn = true;
    }

    private void CheckClaims(ApprovalStatement statement, Entry entry, string where)
    {
        faults.Demand(statement.CustomerId == file.Manifest.CustomerId, where, "The decision is another customer's.");
        faults.Demand(statement.DeliverableId == file.Manifest.DeliverableId, where, "The decision is about another deliverable.");
        faults.Demand(
            _known.Values.All(other => other.Statement.Nonce != statement.Nonce), where, "The same signed statement was used twice.");
        faults.Demand(
            entry.At - statement.DecidedAt <= LongestOnTheWay && statement.DecidedAt - entry.At <= ClocksDiffer,
            where,
            $"It was decided at {Plain.Instant(statement.DecidedAt)} and recorded at {Plain.Instant(entry.At)}: too far apart.");
        faults.Demand(statement.ExpiresAt > statement.DecidedAt, where, "The decision had expired when it was made.");
        faults.Demand(
            statement.Iss == Issuers.CustomerPortal ? statement.OnBehalfOf is null : statement.OnBehalfOf == statement.CustomerId,
            where,
            "An operator decides on behalf of the customer, a customer for themselves; this says neither.");
        if (versions.Find(statement.Version) is not { } version || statement.Version != versions.Current)
        {
            faults.Add(where, $"It is about version {statement.Version}, which was not the current one.");
            return;
        }

        faults.Demand(statement.ContentHash == version.Hash, where, "What was decided on is not the hash of the effect of that version.");
        faults.Demand(statement.FindingsDigest == version.Effect.FindingsDigest, where, "The findings that were shown are not those of that version.");
        faults.Demand(statement.RulePackDigest == version.Effect.RulePackDigest, where, "The rules that were shown are not those of that version.");
        CheckWaivers(statement, version, where);
        faults.Demand(
            statement.OnBehalfOf is null || statement.Person.ToString() != version.Author, where, "Who made the version decided on it too.");
        faults.Demand(
            statement.Decision != ApprovalDecision.Approved || statement.ExpiresAt <= version.Effect.Window.NotAfter,
            where,
            "The approval would outlive the window of the effect.");
    }

    /// <summary>What blocked was waived by the very person who approved, and the signature names it.</summary>
    private void CheckWaivers(ApprovalStatement statement, KnownVersion version, string where)
    {
        if (statement.Decision != ApprovalDecision.Approved || !file.Documents.TryGetValue(version.Effect.FindingsDigest.Hex, out var bytes))
        {
            return;
        }

        try
        {
            var findings = JsonSerializer.Deserialize<IReadOnlyList<Finding>>(bytes, WireJson.Options)
                ?? throw new JsonException("The findings are none.");
            var waived = findings.Where(finding => finding.Waived is not null).ToArray();
            faults.Demand(findings.All(finding => !finding.Stops()), where, "It was approved although a finding stops it.");
            faults.Demand(
                statement.Waivers.ToHashSet().SetEquals(waived.Select(finding => new Waiver(finding.RuleId, finding.Waived!.Reason))),
                where,
                "It does not name exactly the findings that were waived.");
            faults.Demand(waived.All(finding => finding.Waived!.Person == statement.Person), where, "A finding was waived by another person.");
        }
        catch (JsonException broken)
        {
            faults.Add(EvidenceFile.MemberOf(version.Effect.FindingsDigest), Plain.Text(broken.Message));
        }
    }

    private void CheckFacts(ApprovalStatement statement, Entry entry)
    {
        (string Fact, string Signed)[] same =
        [
            ("content_hash", statement.ContentHash.Hex),
            ("decision", Wire(statement.Decision)),
            ("person", statement.Person.ToString()),
            ("version", $"{statement.Version}"),
        ];
        foreach (var (fact, signed) in same)
        {
            faults.Demand(entry.Fact(fact) == signed, entry.Member, $"Its {fact} is not the signed one, {Plain.Text(signed)}.");
        }

    }

    public static string Wire(Enum value) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
