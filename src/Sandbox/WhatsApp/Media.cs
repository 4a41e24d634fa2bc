using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Waooaw.Sandbox.WhatsApp;

/// <summary>A picture that was uploaded for a header; nobody has it before a message carries it.</summary>
internal sealed class Media
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string PictureSha256 { get; init; }
}

/// <summary>A message that was accepted, kept to tell how many one recipient got of late. Whom it went to is a hash.</summary>
internal sealed class Message
{
    public required string Id { get; init; }

    public required string PairHash { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }
}

internal sealed class MediaTable : IEntityTypeConfiguration<Media>
{
    public void Configure(EntityTypeBuilder<Media> builder) => builder.ToTable("whatsapp_media");
}

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("whatsapp_messages");
        builder.HasIndex(message => new { message.PairHash, message.AcceptedAt });
    }
}
