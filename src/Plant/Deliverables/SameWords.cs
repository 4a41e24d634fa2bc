using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Connections;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Deliverables;

/// <summary>Makes a new version that says the same, looked at by today's rules. Who wrote the words stays their author: a waiver by
/// one person does not let another approve their own work.</summary>
internal sealed class SameWords(PlantDb db, Versions versions)
{
    /// <param name="kind">What it is in the record.</param>
    public async Task<DeliverableVersion> RenewAsync(
        UnderReview review,
        string kind,
        IReadOnlyDictionary<string, FindingWaiver> waivers,
        IReadOnlyList<(string Name, string Value)> facts,
        CancellationToken ct)
    {
        var old = review.Version.Post();
        review.Deliverable.Renew();
        var connection = await db.Set<Connection>().SingleAsync(
            row => row.CustomerId == old.CustomerId && row.Id == review.Deliverable.ConnectionId, ct);
        var (post, findings) = await versions.StateAsync(
            review.Deliverable, connection, PostMatter.Of(old, review.Deliverable.Language), ct, waivers);
        return versions.Keep(post, findings, review.Version.Author, review.Version.ReadRequests(), kind, [.. facts]);
    }

    /// <summary>What was waived in a version, by rule.</summary>
    public static Dictionary<string, FindingWaiver> WaiversOf(DeliverableVersion version) => version.ReadFindings()
        .Where(finding => finding.Waived is not null)
        .DistinctBy(finding => finding.RuleId)
        .ToDictionary(finding => finding.RuleId, finding => finding.Waived!);
}
