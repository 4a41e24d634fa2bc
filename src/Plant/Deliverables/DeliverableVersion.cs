using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Effects.Posts;

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

    /// <summary>The effect, built again from what was stored.</summary>
    /// <exception cref="InvalidOperationException">What is stored is not what was hashed.</exception>
    public PublishPost Post()
    {
        var post = JsonSerializer.Deserialize<PublishPost>(Effect, WireJson.Options)!;
        return post.Hash() == ContentHash
            ? post
            : throw new InvalidOperationException($"Version {Version} of {DeliverableId} does not have the hash it was stored with.");
    }

    public IReadOnlyList<Finding> ReadFindings() => JsonSerializer.Deserialize<IReadOnlyList<Finding>>(Findings, WireJson.Options)!;

    public ContentHash FindingsDigest() => ContentHash.OfBytes(Encoding.UTF8.GetBytes(Findings));

    public IReadOnlyList<string> ReadRequests() => Requests.Split('\n', StringSplitOptions.RemoveEmptyEntries);
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
