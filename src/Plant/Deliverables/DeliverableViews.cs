using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Plant.Contacts;
using Waooaw.Plant.Data;

namespace Waooaw.Plant.Deliverables;

/// <summary>Deliverables as they are shown: the version that counts, and what has become of its effect.</summary>
internal sealed class DeliverableViews(PlantDb db)
{
    public async Task<DeliverableView?> FindAsync(CustomerId customer, DeliverableId id, CancellationToken ct) =>
        await db.Set<Deliverable>().AsNoTracking().SingleOrDefaultAsync(row => row.CustomerId == customer && row.Id == id, ct) is { } found
            ? (await OfAsync(customer, [found], ct))[0]
            : null;

    public async Task<IReadOnlyList<DeliverableView>> OfAsync(
        CustomerId customer, IReadOnlyList<Deliverable> deliverables, CancellationToken ct)
    {
        DeliverableId[] ids = [.. deliverables.Select(deliverable => deliverable.Id)];
        var versions = await db.Set<DeliverableVersion>().AsNoTracking()
            .Where(row => row.CustomerId == customer && ids.Contains(row.DeliverableId))
            .ToDictionaryAsync(row => (row.DeliverableId, row.Version), ct);
        var parts = await db.Set<Execution>().AsNoTracking()
            .Where(row => row.CustomerId == customer && ids.Contains(row.DeliverableId))
            .OrderBy(row => row.Part)
            .ToListAsync(ct);
        var courses = parts.ToLookup(row => (row.DeliverableId, row.Version));
        var people = await PeopleAsync(customer, parts, ct);
        return
        [
            .. deliverables.Select(deliverable => Of(
                deliverable,
                versions[(deliverable.Id, deliverable.Version)],
                new Course([.. courses[(deliverable.Id, deliverable.Version)]]),
                people)),
        ];
    }

    /// <summary>A version that is shown and not kept.</summary>
    public static DeliverableView Unkept(Deliverable deliverable, DeliverableVersion version) =>
        Of(deliverable, version, new Course([]), new Dictionary<ContactId, string>()) with { DeliverableId = null, BatchId = null };

    /// <summary>A version that has just been made.</summary>
    public static DeliverableView New(Deliverable deliverable, DeliverableVersion version) => Of(deliverable, version, new Course([]), new Dictionary<ContactId, string>());

    private static DeliverableView Of(
        Deliverable deliverable, DeliverableVersion version, Course course, IReadOnlyDictionary<ContactId, string> people)
    {
        var execution = course.Leading;
        var post = version.Post();
        var isArmed = execution?.NextAttemptAt is not null || execution?.State is ExecutionStatus.Running or ExecutionStatus.Posted;
        return new DeliverableView
        {
            DeliverableId = deliverable.Id,
            HiredInstanceId = deliverable.HiredInstanceId,
            BatchId = deliverable.BatchId,
            ConnectionId = deliverable.ConnectionId,
            Environment = deliverable.Environment,
            Channel = deliverable.Channel,
            Version = version.Version,
            Content = new ContentView(post.Title, post.Text, [.. post.Media.Select(media => media.Sha256)], post.Options),
            Effect = JsonElement.Parse(version.Effect),
            ContentHash = version.ContentHash,
            Window = new WindowView(post.Window.NotBefore, post.Window.NotAfter),
            Source = DeliverableSource.Deterministic,
            Findings = version.ReadFindings(),
            RequiredMethod = ApprovalMethod.Session,
            ReviewStatus = deliverable.Review,
            ExecutionStatus = course.State,
            StatusReason = execution?.Detail is { } detail ? new StatusReason(execution.Reason ?? "", detail) : null,
            Warning = execution?.State == ExecutionStatus.Scheduled ? course.Parts[0].Warning : null,
            SuggestedLocalTime = deliverable.SuggestedLocalTime,
            SuggestedDaysLater = deliverable.DaysLater,
            ScheduledAt = isArmed ? execution!.DueAt : null,
            LocalTime = isArmed ? execution!.LocalTime : null,
            Timezone = isArmed ? execution!.Timezone : null,
            ApprovalId = deliverable.ApprovalId,
            Author = version.Author,
            Attempts = execution?.Attempts ?? 0,
            ProviderRef = execution?.ProviderRef,
            ProviderUrl = execution?.ProviderUrl,
            Outcome = course.Tally,
            Deliveries = [.. post.Recipients.Select((recipient, part) => DeliveryOf(recipient.ContactId, course.Parts.ElementAtOrDefault(part), people))],
            SkillKey = deliverable.SkillKey,
            CorrelationId = deliverable.CorrelationId,
            CreatedAt = version.CreatedAt,
        };
    }

    private static DeliveryView DeliveryOf(ContactId contact, Execution? part, IReadOnlyDictionary<ContactId, string> people) => new()
    {
        ContactId = contact,
        Recipient = people.GetValueOrDefault(contact),
        ExecutionStatus = part?.State ?? ExecutionStatus.NotScheduled,
        Outcome = part?.Outcome,
        StatusReason = part?.Detail is { } detail ? new StatusReason(part.Reason ?? "", detail) : null,
        ProviderRef = part?.ProviderRef,
    };

    /// <summary>The end of each person's number; nothing of those who were erased.</summary>
    private async Task<IReadOnlyDictionary<ContactId, string>> PeopleAsync(CustomerId customer, IReadOnlyList<Execution> parts, CancellationToken ct)
    {
        ContactId[] ids = [.. parts.Select(part => part.ContactId).OfType<ContactId>().Distinct()];
        return ids.Length == 0
            ? new Dictionary<ContactId, string>()
            : await db.Set<Contact>().AsNoTracking()
                .Where(row => row.CustomerId == customer && ids.Contains(row.Id) && row.LastFour != null)
                .ToDictionaryAsync(row => row.Id, row => $"…{row.LastFour}", ct);
    }
}
