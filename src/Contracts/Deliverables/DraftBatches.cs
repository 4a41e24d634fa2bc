using System.ComponentModel.DataAnnotations;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;

namespace Waooaw.Contracts.Deliverables;

/// <summary>A wish: posts about one theme, a deliverable for each connected channel that is asked for.</summary>
public sealed record CreateDraftBatch
{
    public required HiredInstanceId HiredInstanceId { get; init; }

    [StringLength(500, MinimumLength = 1)]
    public required string Theme { get; init; }

    [StringLength(120)]
    public string? BrandName { get; init; }

    [StringLength(300)]
    public string? Offer { get; init; }

    [StringLength(120)]
    public string? Location { get; init; }

    [StringLength(200)]
    public string? Audience { get; init; }

    /// <summary>Words the playbook knows, such as `caring, clear`.</summary>
    [StringLength(120)]
    public string? Tone { get; init; }

    [StringLength(16)]
    public string? Language { get; init; }

    [MaxLength(10)]
    public IReadOnlyList<string>? KeyPoints { get; init; }

    /// <summary>Absent: every channel that is connected.</summary>
    [MaxLength(10)]
    public IReadOnlyList<string>? Channels { get; init; }

    [MaxLength(10)]
    public IReadOnlyList<ContentHash>? Media { get; init; }

    /// <summary>How many posts for each channel, each saying the theme in another way; absent: one.</summary>
    [Range(1, 5)]
    public int? PostsPerChannel { get; init; }

    /// <summary>Of a message to people: whom it goes to; absent: everyone who agreed.</summary>
    [MaxLength(500)]
    public IReadOnlyList<ContactId>? Recipients { get; init; }

    /// <summary>When the posts may go out; absent: from now on for as long as the product's default says.</summary>
    public WindowView? Window { get; init; }

    /// <summary>Shows the drafts and keeps nothing.</summary>
    public bool? DryRun { get; init; }
}

/// <summary>The time in which an effect may begin, both ends included.</summary>
public sealed record WindowView(DateTimeOffset NotBefore, DateTimeOffset NotAfter);

/// <summary>What was drafted together.</summary>
public sealed record DraftBatchView
{
    /// <summary>Null for a dry run, which keeps nothing.</summary>
    public BatchId? BatchId { get; init; }

    public required HiredInstanceId HiredInstanceId { get; init; }
    public required string SkillKey { get; init; }
    public required string PlaybookId { get; init; }
    public required string PlaybookVersion { get; init; }

    /// <summary>The one message that every channel's post says in its own form.</summary>
    public required CanonicalMessage Canonical { get; init; }

    /// <summary>`draft` for a dry run, else `in_review`, and `decided` once no post waits for a person.</summary>
    public required string Status { get; init; }

    public required IReadOnlyList<DeliverableView> Posts { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A message before any channel gives it a form.</summary>
public sealed record CanonicalMessage
{
    public required string Hook { get; init; }
    public required string Point { get; init; }
    public required string Reason { get; init; }
    public required string CallToAction { get; init; }
    public required string Disclaimer { get; init; }
}
