using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waooaw.Sandbox.Facebook;

/// <summary>A photo that was uploaded to a page and that nobody can see before a post shows it.</summary>
internal sealed class Photo
{
    public required string Id { get; init; }

    public required string PageId { get; init; }

    public required string PictureSha256 { get; init; }

    public string? PostId { get; set; }
}

internal sealed class PhotoTable : IEntityTypeConfiguration<Photo>
{
    public void Configure(EntityTypeBuilder<Photo> builder) => builder.ToTable("photos");
}
