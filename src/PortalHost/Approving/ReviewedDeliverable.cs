using System.Text.Json;
using System.Text.Json.Serialization;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;

namespace Waooaw.PortalHost.Approving;

/// <summary>What of a deliverable matters to a decision on it.</summary>
internal sealed record ReviewedDeliverable
{
    public required int Version { get; init; }

    public required ContentHash ContentHash { get; init; }

    public required JsonElement Effect { get; init; }

    /// <summary>As they came, so that the digest is of what was shown.</summary>
    public required JsonElement Findings { get; init; }

    /// <summary>The rule pack that the effect names; null where none applies.</summary>
    public ContentHash? RulePackDigest =>
        Effect.ValueKind == JsonValueKind.Object && Effect.TryGetProperty("rule_pack_digest", out var digest) ? digest.Deserialize<ContentHash?>(WireJson.Options) : null;

    /// <summary>What was waived in it, one for each rule.</summary>
    public IReadOnlyList<Waiver> Waivers =>
    [
        .. Findings.Deserialize<IReadOnlyList<ShownFinding>>(WireJson.Options)!
            .Where(finding => finding.Waived is not null)
            .Select(finding => new Waiver(finding.RuleId, finding.Waived!.Reason))
            .Distinct(),
    ];

    public required WindowView Window { get; init; }

    public required ApprovalMethod RequiredMethod { get; init; }

    public required AccountId Author { get; init; }

    // What else stands in a finding is part of the digest, and no more of this portal's business than members of later.
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record ShownFinding(string RuleId, FindingWaiver? Waived = null);
}
