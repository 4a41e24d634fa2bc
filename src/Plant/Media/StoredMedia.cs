using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Media;
using Waooaw.Effects.Posts;

namespace Waooaw.Plant.Media;

/// <summary>A picture or film by its bytes: uploaded twice, stored once, in the database that all copies share.</summary>
internal sealed class StoredMedia
{
    public required ContentHash Sha256 { get; init; }

    public required string ContentType { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>How long a film runs, in milliseconds; null for a picture.</summary>
    public long? DurationMs { get; init; }

    public required byte[] Content { get; init; }

    public MediaView View() => new(Sha256, ContentType, Width, Height, DurationMs, Content.LongLength);

    public PostMedia Member() => new(Sha256, ContentType, Width, Height, Content.LongLength);
}

/// <summary>That a customer has uploaded these bytes, or had them drawn; to everyone else they are absent.</summary>
internal sealed class MediaOwner
{
    public required CustomerId CustomerId { get; init; }

    public required ContentHash Sha256 { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }
}

internal sealed class StoredMediaTable : IEntityTypeConfiguration<StoredMedia>
{
    public void Configure(EntityTypeBuilder<StoredMedia> builder)
    {
        builder.ToTable("media");
        builder.HasKey(media => media.Sha256);
    }
}

internal sealed class MediaOwnerTable : IEntityTypeConfiguration<MediaOwner>
{
    public void Configure(EntityTypeBuilder<MediaOwner> builder)
    {
        builder.ToTable("media_owners");
        builder.HasKey(owner => new { owner.CustomerId, owner.Sha256 });
    }
}
