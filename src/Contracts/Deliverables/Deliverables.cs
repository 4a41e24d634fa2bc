using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Deliverables;

/// <summary>Something an agent made: what it says, what would be done, what was decided, and what became of it.</summary>
public sealed record DeliverableView
{
    /// <summary>Null in a dry run, which keeps nothing.</summary>
    public DeliverableId? DeliverableId { get; init; }

    public required HiredInstanceId HiredInstanceId { get; init; }
    public BatchId? BatchId { get; init; }
    public required ConnectionId ConnectionId { get; init; }
    public required ProviderEnvironment Environment { get; init; }
    public required string Channel { get; init; }
    public required int Version { get; init; }
    public required ContentView Content { get; init; }

    /// <summary>Exactly what would be done. The SHA-256 of its canonical JSON is <see cref="ContentHash"/>; whoever approves computes it again.</summary>
    public required JsonElement Effect { get; init; }

    public required ContentHash ContentHash { get; init; }
    public required WindowView Window { get; init; }
    public required DeliverableSource Source { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    public required ApprovalMethod RequiredMethod { get; init; }
    public required ReviewStatus ReviewStatus { get; init; }
    public required ExecutionStatus ExecutionStatus { get; init; }

    /// <summary>Why it stands where it stands, when that needs a word.</summary>
    public StatusReason? StatusReason { get; init; }

    /// <summary>What will stand in the way at the due time, as things are; looked up within the hour before. Null where nothing does.</summary>
    public string? Warning { get; init; }

    /// <summary>The local time the playbook suggests for this channel, such as `2026-12-01T10:30`.</summary>
    public string? SuggestedLocalTime { get; init; }

    /// <summary>How many days after the first post of its theme.</summary>
    public int SuggestedDaysLater { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }
    public string? LocalTime { get; init; }
    public string? Timezone { get; init; }
    public ApprovalId? ApprovalId { get; init; }

    /// <summary>Who ran or last edited this version; nobody approves their own work for a customer.</summary>
    public required AccountId Author { get; init; }

    public required int Attempts { get; init; }
    public string? ProviderRef { get; init; }
    public string? ProviderUrl { get; init; }
    /// <summary>What became of what is out, such as `2 delivered, 1 failed`; null where the provider says nothing.</summary>
    public string? Outcome { get; init; }

    /// <summary>Of a message to people: what became of it for each of them. Empty for what goes to the public.</summary>
    public required IReadOnlyList<DeliveryView> Deliveries { get; init; }
    public required string SkillKey { get; init; }
    public required string CorrelationId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What became of a message for one person of the list.</summary>
public sealed record DeliveryView
{
    public required ContactId ContactId { get; init; }

    /// <summary>The end of the number, such as `…5678`; null for someone who was erased.</summary>
    public string? Recipient { get; init; }

    public required ExecutionStatus ExecutionStatus { get; init; }

    /// <summary>`sent`, `delivered`, `read` or `failed`, as the provider last said.</summary>
    public string? Outcome { get; init; }

    public StatusReason? StatusReason { get; init; }
    public string? ProviderRef { get; init; }
}

/// <summary>One version in the history of a deliverable.</summary>
public sealed record DeliverableVersionView
{
    public required int Version { get; init; }
    public required bool IsCurrent { get; init; }
    public required ContentView Content { get; init; }
    public required JsonElement Effect { get; init; }
    public required ContentHash ContentHash { get; init; }
    public required WindowView Window { get; init; }
    public required IReadOnlyList<Finding> Findings { get; init; }
    public required AccountId Author { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The words and pictures of one version.</summary>
/// <param name="Options">What goes with it beside words and pictures, such as `privacy`.</param>
public sealed record ContentView(
    string? Title, string Text, IReadOnlyList<ContentHash> Media, IReadOnlyDictionary<string, string> Options);

/// <summary>A code from the catalogue of reasons, and what it means here.</summary>
public sealed record StatusReason(string Reason, string Detail);

/// <summary>What a rule found in a version.</summary>
/// <param name="Severity">A `block` stops approval.</param>
/// <param name="Source">Where the rule comes from: a page of the platform, or a law with its section.</param>
/// <param name="Waivable">Whether a person may take responsibility for it, by name and with a reason.</param>
public sealed record Finding(string RuleId, FindingSeverity Severity, string Message, string? Source, bool Waivable)
{
    /// <summary>How the source stands, such as `in force`; null for a rule of a platform.</summary>
    public string? LegalStatus { get; init; }

    /// <summary>Since when, such as `1955-04-01`.</summary>
    public string? EffectiveFrom { get; init; }

    /// <summary>The words it is about; null where it is about the whole.</summary>
    public FindingSpan? Span { get; init; }

    /// <summary>Who took responsibility for it; null while nobody has.</summary>
    public FindingWaiver? Waived { get; init; }

    /// <summary>Whether it stops approval: it blocks, and nobody has taken or can take responsibility for it.</summary>
    public bool Stops() => Severity == FindingSeverity.Block && !(Waivable && Waived is not null);
}

/// <summary>A person takes responsibility for a finding, by name and with a reason. It is part of the findings, and so of what is approved.</summary>
public sealed record FindingWaiver(string Reason, AccountId Person, DateTimeOffset At);

/// <summary>A stretch of a version's words, in UTF-16 code units.</summary>
/// <param name="Member">`text` or `title`.</param>
public sealed record FindingSpan(string Member, int Start, int Length);

public enum FindingSeverity
{
    Info,
    Warn,
    Block,
}

public enum DeliverableSource
{
    Model,
    Deterministic,
}

public enum ReviewStatus
{
    PendingReview,
    Approved,
    ChangesRequested,
    Rejected,
}

public enum ExecutionStatus
{
    NotScheduled,
    Scheduled,
    Running,
    Posted,
    Failed,
    OutcomeUnknown,
    NotDone,
    Missed,
    Stopped,
    Cancelled,
}

/// <summary>Changes what one version says. The answer is a new version with a new hash; an approval of the old one ends.</summary>
public sealed record ChangeContent
{
    /// <summary>The version that was read; another one has been made since → 409.</summary>
    public required int Version { get; init; }

    [StringLength(10_000)]
    public string? Text { get; init; }

    [StringLength(300)]
    public string? Title { get; init; }

    [MaxLength(10)]
    public IReadOnlyList<ContentHash>? Media { get; init; }

    /// <summary>What the channel offers beside words and pictures, such as `privacy`; an empty value takes one back.</summary>
    [MaxLength(20)]
    public IReadOnlyDictionary<string, string>? Options { get; init; }

    /// <summary>Of a message to people: whom it goes to.</summary>
    [MaxLength(500)]
    public IReadOnlyList<ContactId>? Recipients { get; init; }

    public WindowView? Window { get; init; }
}

/// <summary>Takes responsibility for what a rule found in one version. The answer is a new version with the same words, to be approved.</summary>
public sealed record AddWaiver
{
    [StringLength(80, MinimumLength = 1)]
    public required string RuleId { get; init; }

    /// <summary>The version that was read; another one has been made since → 409.</summary>
    public required int Version { get; init; }

    /// <summary>Kept with the version and shown with its evidence; it cannot be erased, so it names no patient.</summary>
    [StringLength(500, MinimumLength = 5)]
    public required string Reason { get; init; }
}

/// <summary>Asks the same skill for another version, with what should be different.</summary>
public sealed record RedraftDeliverable
{
    [StringLength(500, MinimumLength = 1)]
    public required string Notes { get; init; }
}

/// <summary>When an approved version shall go out, as the customer's clock on the wall says it.</summary>
public sealed record ScheduleDeliverable
{
    /// <summary>Local wall time without an offset, such as `2026-12-01T10:30` or `2026-12-01T10:30:00`.</summary>
    [StringLength(32, MinimumLength = 10)]
    public required string LocalTime { get; init; }

    [StringLength(64, MinimumLength = 1)]
    public required string Timezone { get; init; }

    /// <summary>Which one is meant, where the clocks go back and a time comes twice.</summary>
    public Overlap? Overlap { get; init; }

    public required ApprovalId ApprovalId { get; init; }
}

public enum Overlap
{
    First,
    Second,
}

/// <param name="ZoneData">The version of the time-zone rules it was resolved with.</param>
public sealed record ScheduledView(
    DateTimeOffset ScheduledAt, string LocalTime, string Timezone, string ZoneData, ExecutionStatus ExecutionStatus);

/// <summary>Do it now.</summary>
public sealed record ExecuteDeliverable
{
    [StringLength(40, MinimumLength = 1)]
    public required string IntentAction { get; init; }

    public ApprovalId? ApprovalId { get; init; }
}

public sealed record ExecutionView(ExecutionStatus ExecutionStatus, DecisionId DecisionId);

/// <summary>A named person says what became of an effect whose outcome is not known.</summary>
public sealed record ResolveDeliverable
{
    public required ResolvedOutcome Outcome { get; init; }

    /// <summary>Of a message to several people: whose outcome it is.</summary>
    public ContactId? ContactId { get; init; }

    [StringLength(200)]
    public string? ProviderRef { get; init; }

    [StringLength(500, MinimumLength = 1)]
    public required string Note { get; init; }
}

public enum ResolvedOutcome
{
    Posted,
    NotDone,
}
