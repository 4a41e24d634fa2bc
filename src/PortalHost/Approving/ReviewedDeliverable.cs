using System.Text.Json;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;

namespace Waooaw.PortalHost.Approving;

/// <summary>What of a deliverable matters to a decision on it.</summary>
internal sealed record ReviewedDeliverable
{
    public required int Version { get; init; }

    public required ContentHash ContentHash { get; init; }

    public required JsonElement Effect { get; init; }

    /// <summary>As they came, so that the digest is of what was shown.</summary>
    public required JsonElement Findings { get; init; }

    public required WindowView Window { get; init; }

    public required ApprovalMethod RequiredMethod { get; init; }

    public required AccountId Author { get; init; }
}
