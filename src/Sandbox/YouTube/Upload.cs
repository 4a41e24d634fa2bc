using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waooaw.Sandbox.YouTube;

/// <summary>A film on its way. Its bytes are in a file whose length is what has arrived, so a kill loses nothing that was answered.</summary>
internal sealed class Upload
{
    /// <summary>The hash of the secret in its address.</summary>
    public required string Id { get; init; }

    public required string ChannelId { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>A JSON array of words.</summary>
    public required string Tags { get; init; }

    public required string Privacy { get; init; }

    public required long Length { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    public string? VideoId { get; set; }

    public string? Sha256 { get; set; }
}

internal sealed class UploadTable : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("uploads");
        builder.HasIndex(upload => upload.VideoId).IsUnique();
    }
}
