using System.Text.Json;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Audit;

/// <summary>A recorded no.</summary>
/// <param name="Count">How many alike this record stands for: repeats within a minute are counted, not listed.</param>
public sealed record DenialView(
    DenialId DenialId,
    DateTimeOffset At,
    string Action,
    string Reason,
    string Detail,
    string? Subject,
    AccountId? Actor,
    string CorrelationId,
    int Count);

/// <summary>One link of a customer's chain.</summary>
/// <param name="Entry">What happened, as canonical JSON; its SHA-256 is <paramref name="Body"/>.</param>
public sealed record AuditEntryView(
    long Seq, DateTimeOffset At, string Kind, string? Subject, JsonElement Entry, ContentHash Body, ContentHash Link);

/// <summary>Plant's signed word for the chain up to a link.</summary>
public sealed record CheckpointView(long Seq, ContentHash Link, DateTimeOffset At, string Statement);
