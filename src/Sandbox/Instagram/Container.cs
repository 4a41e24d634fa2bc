using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waooaw.Sandbox.Instagram;

/// <summary>A post on its way: invisible until it is published, and published once.</summary>
internal sealed class Container
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string ImageUrl { get; init; }

    public required string Caption { get; init; }

    /// <summary>As Instagram calls it; that a container has expired is told by the clock and not written.</summary>
    public required string Status { get; set; }

    /// <summary>What Instagram's `status` says when the picture was no good.</summary>
    public string? Problem { get; set; }

    public string? PictureSha256 { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; set; }

    public string? MediaId { get; set; }
}

internal sealed class ContainerTable : IEntityTypeConfiguration<Container>
{
    public void Configure(EntityTypeBuilder<Container> builder)
    {
        builder.ToTable("containers");
        builder.HasIndex(container => container.MediaId).IsUnique();
        builder.HasIndex(container => container.Status);
    }
}
