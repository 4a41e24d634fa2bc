using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Playing;

/// <summary>Pictures by what their bytes are, not by what a sender calls them.</summary>
internal static class Pictures
{
    /// <summary>A picture in one of these formats; null when the bytes are none.</summary>
    public static Picture? Read(byte[] content, params SKEncodedImageFormat[] formats)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        return codec is not null && formats.Contains(codec.EncodedFormat)
            ? new Picture
            {
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                Content = content,
                ContentType = $"image/{codec.EncodedFormat.ToString().ToLowerInvariant()}",
                Width = codec.Info.Width,
                Height = codec.Info.Height,
            }
            : null;
    }

    /// <summary>Keeps it, unless it is kept already.</summary>
    public static async Task KeepAsync(SandboxDb db, Picture picture)
    {
        if (!await db.Pictures.AnyAsync(row => row.Sha256 == picture.Sha256))
        {
            db.Add(picture);
        }
    }
}
