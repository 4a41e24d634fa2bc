using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Deliverables;

/// <summary>One version: the effect it would be, as canonical JSON, and what rules found. It is never changed.</summary>
internal sealed class DeliverableVersion
{
    public required CustomerId CustomerId { get; init; }

    public required DeliverableId DeliverableId { get; init; }

    public required int Version { get; init; }

    public required EffectId EffectId { get; init; }

    /// <summary>The effect as canonical JSON: text, never a database's own JSON, so that not one byte moves.</summary>
    public required string Effect { get; init; }

    public required ContentHash ContentHash { get; init; }

    /// <summary>The findings as canonical JSON.</summary>
    public required string Findings { get; init; }

    /// <summary>Who ran or edited it.</summary>
    public required AccountId Author { get; init; }

    /// <summary>What the skill was asked to do differently, one phrase a line.</summary>
    public required string Requests { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static DeliverableVersion Of(
        PublishPost post, IReadOnlyList<Finding> findings, AccountId author, IReadOnlyList<string> requests, DateTimeOffset now) => new()
        {
            CustomerId = post.CustomerId,
            DeliverableId = post.DeliverableId,
            Version = post.Version,
            EffectId = post.EffectId,
            Effect = Encoding.UTF8.GetString(CanonicalJson.Of<object>(post)),
            ContentHash = post.Hash(),
            Findings = Encoding.UTF8.GetString(CanonicalJson.Of(findings)),
            Author = author,
            Requests = string.Join('\n', requests),
            CreatedAt = now,
        };

    /// <summary>What a caller is told of a version that somebody altered where it is stored.</summary>
    public static Refusal Altered { get; } = new(
        Reasons.ApprovalMismatch, "What is stored is not what was approved, so nothing goes out. Draft it anew, and tell the operator.");

    /// <summary>The effect, built again from what was stored.</summary>
    /// <exception cref="InvalidOperationException">What is stored is not what was hashed.</exception>
    public PublishPost Post() => Whole()
        ?? throw new InvalidOperationException($"Version {Version} of {DeliverableId} is not what it was stored as.");

    /// <summary>The effect; null when what is stored is not what was hashed, or is another's.</summary>
    public PublishPost? Whole()
    {
        try
        {
            var post = JsonSerializer.Deserialize<PublishPost>(Effect, WireJson.Options);
            return post is not null && post.Hash() == ContentHash && IsOfThis(post) ? post : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public IReadOnlyList<Finding> ReadFindings() => JsonSerializer.Deserialize<IReadOnlyList<Finding>>(Findings, WireJson.Options)!;

    public ContentHash FindingsDigest() => ContentHash.OfBytes(Encoding.UTF8.GetBytes(Findings));

    public IReadOnlyList<string> ReadRequests() => Requests.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private bool IsOfThis(PublishPost post) =>
        (post.CustomerId, post.DeliverableId, post.Version, post.EffectId) == (CustomerId, DeliverableId, Version, EffectId)
        && post.FindingsDigest == FindingsDigest()
        && ContentHash.OfBytes(Encoding.UTF8.GetBytes(Effect)) == ContentHash; // to the byte: the verb is not read back
}

internal sealed class DeliverableVersionTable : IEntityTypeConfiguration<DeliverableVersion>
{
    public void Configure(EntityTypeBuilder<DeliverableVersion> builder)
    {
        builder.ToTable("deliverable_versions");
        builder.HasKey(version => new { version.CustomerId, version.DeliverableId, version.Version });
        builder.HasIndex(version => new { version.CustomerId, version.EffectId }).IsUnique();
    }
}
