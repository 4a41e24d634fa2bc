using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>An image on its way; nobody can see it before a post shows it.</summary>
internal sealed class Image
{
    /// <summary>`urn:li:image:…`</summary>
    public required string Id { get; init; }

    public required string Owner { get; init; }

    public required string UploadHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ArrivedAt { get; set; }

    public string? PictureSha256 { get; set; }

    public bool IsUnfit { get; set; }
}

/// <summary>A post's commentary as it was sent, escapes and all: so it is read back.</summary>
internal sealed class Commentary
{
    public required string Id { get; init; }

    public required string Sent { get; init; }
}

internal sealed class CommentaryTable : IEntityTypeConfiguration<Commentary>
{
    public void Configure(EntityTypeBuilder<Commentary> builder) => builder.ToTable("commentaries");
}

internal sealed class ImageTable : IEntityTypeConfiguration<Image>
{
    public void Configure(EntityTypeBuilder<Image> builder)
    {
        builder.ToTable("images");
        builder.HasIndex(image => image.UploadHash).IsUnique();
    }
}
