using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Plant.Deliverables;

/// <summary>What is to become of one version, and what has: of its one post, or of its message to each person of a list.</summary>
internal sealed class Course(IReadOnlyList<Execution> parts)
{
    /// <summary>What a course of several parts is called while they stand in different places: the first of these that any of them stands in.</summary>
    private static readonly ExecutionStatus[] Foremost =
    [
        ExecutionStatus.Running, ExecutionStatus.OutcomeUnknown, ExecutionStatus.Scheduled, ExecutionStatus.Missed, ExecutionStatus.Stopped,
        ExecutionStatus.NotScheduled, ExecutionStatus.Posted, ExecutionStatus.Failed, ExecutionStatus.NotDone, ExecutionStatus.Cancelled,
    ];

    /// <summary>By part; empty while nobody has armed it.</summary>
    public IReadOnlyList<Execution> Parts => parts;

    /// <summary>The part that says where the whole stands; null while nobody has armed it.</summary>
    public Execution? Leading => Foremost
        .Select(status => parts.FirstOrDefault(part => part.State == status))
        .FirstOrDefault(part => part is not null);

    public ExecutionStatus State
    {
        get
        {
            // Some are through and some still to come: that is under way, whatever waits for its turn.
            var isHalfway = parts.Any(part => part.State == ExecutionStatus.Scheduled) && parts.Any(part => part.State == ExecutionStatus.Posted);
            return isHalfway ? ExecutionStatus.Running : Leading?.State ?? ExecutionStatus.NotScheduled;
        }
    }

    /// <summary>Something of it may be out already, or is about to be.</summary>
    public bool MayBeOut => parts.Any(part => part.MayBeOut);

    public bool IsOver => parts.Count > 0 && parts.All(part => part.IsOver);

    /// <summary>What can still be called off: not over, and known not to be out.</summary>
    public IEnumerable<Execution> Recallable => parts.Where(part => !part.IsOver && !part.MayBeOut);

    /// <summary>What people are told became of a list; null for what goes to the public.</summary>
    public string? Tally => parts.Count == 0 || parts[0].ContactId is null
        ? null
        : string.Join(", ", parts
            .GroupBy(part => part.Outcome ?? System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(part.State.ToString()))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key.Replace('_', ' ')}"));

    /// <summary>Parts that rest until a person gives them a time.</summary>
    public bool HasRest => parts.Any(part => part.State is ExecutionStatus.Missed or ExecutionStatus.Stopped or ExecutionStatus.NotScheduled);

    public void Unschedule(Reason? reason, string? detail)
    {
        foreach (var part in Recallable)
        {
            part.Unschedule(reason, detail);
        }
    }

    public void Cancel(string why)
    {
        foreach (var part in Recallable)
        {
            part.Cancel(why);
        }
    }
}
