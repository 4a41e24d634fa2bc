using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Skills;

/// <summary>Runs a skill of a hired agent with inputs of the skill's own.</summary>
public sealed record RunSkill
{
    public required HiredInstanceId HiredInstanceId { get; init; }

    /// <summary>What the skill is told; its playbook says which members there are.</summary>
    public required JsonElement Inputs { get; init; }

    /// <summary>Shows what would come of it and keeps nothing; unless it is said otherwise, that is what happens.</summary>
    public bool? DryRun { get; init; }
}

/// <summary>Runs a reference agent: what is not said, its own defaults say.</summary>
public sealed record RunReferenceAgent
{
    [StringLength(500, MinimumLength = 1)]
    public string? Theme { get; init; }

    [StringLength(120)]
    public string? BrandName { get; init; }

    [StringLength(300)]
    public string? Offer { get; init; }

    [StringLength(120)]
    public string? Location { get; init; }

    [StringLength(200)]
    public string? Audience { get; init; }

    [StringLength(120)]
    public string? Tone { get; init; }

    [StringLength(16)]
    public string? Language { get; init; }

    [MaxLength(10)]
    public IReadOnlyList<string>? KeyPoints { get; init; }

    /// <summary>Absent: every channel the skill writes for.</summary>
    [MaxLength(10)]
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>Unless it is said otherwise, drafts are shown and nothing is kept.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Only without a dry run: the customer's agent it is run for, as that customer's own work.</summary>
    public HiredInstanceId? HiredInstanceId { get; init; }

    /// <summary>With an approval: what is to be done with what was approved, such as `publish`.</summary>
    [StringLength(40)]
    public string? IntentAction { get; init; }

    /// <summary>The customer's yes to a post of an earlier run; it goes out through the same gates as any other.</summary>
    public ApprovalId? ApprovalId { get; init; }
}

/// <summary>What came of running a reference agent.</summary>
/// <param name="Status">`draft`, `in_review` or `published`.</param>
/// <param name="Draft">What it wrote; null when it was asked to act on what had been written before.</param>
public sealed record ReferenceAgentRunView(
    string AgentId,
    string AgentType,
    string SkillKey,
    string PlaybookId,
    string Status,
    ReferenceAgentDraft? Draft,
    IReadOnlyList<DeliverableView> Posts,
    string CorrelationId);

/// <summary>The message, and how each channel says it.</summary>
public sealed record ReferenceAgentDraft(CanonicalMessage Canonical, IReadOnlyList<ReferenceAgentPost> Posts);

/// <summary>A post that nobody keeps.</summary>
public sealed record ReferenceAgentPost(
    string Channel,
    string? Title,
    string Text,
    IReadOnlyDictionary<string, string> Options,
    string SuggestedLocalTime,
    IReadOnlyList<Finding> Findings);
