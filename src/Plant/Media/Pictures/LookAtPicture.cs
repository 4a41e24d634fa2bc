using SkiaSharp;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Media.Pictures;

/// <summary>What a JPEG or PNG is by its own bytes, kept without what it says of place and person.</summary>
internal static class LookAtPicture
{
    // JPEG only: so much smaller is it unpacked, which reads all of it and needs little memory.
    private const float Preview = 1 / 8f;

    public static Result<StoredMedia> Look(byte[] content, MediaOptions limits)
    {
        var isJpeg = content is [0xFF, 0xD8, ..];
        if ((isJpeg ? ObjectionToJpeg(content) : ObjectionToPng(content)) is { } objection)
        {
            return objection;
        }

        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat != (isJpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png))
        {
            return Unsupported("The picture cannot be read. Export it again as JPEG or PNG and send that.");
        }

        if (!isJpeg && codec.EncodedOrigin != SKEncodedOrigin.TopLeft)
        {
            return Unsupported("The picture is stored on its side, which not every viewer turns back. Save it upright.");
        }

        if ((long)codec.Info.Width * codec.Info.Height > limits.MaxPixels)
        {
            return new Refusal(Reasons.TooLarge, $"A picture has at most {limits.MaxPixels:N0} pixels. Scale it down.");
        }

        // Decoded once: half a picture has a good header too.
        using var bitmap = new SKBitmap(codec.Info.WithSize(codec.GetScaledDimensions(Preview)));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            return Unfinished;
        }

        var length = isJpeg ? JpegFile.KeepThePictureOnly(content, codec.EncodedOrigin) : PngFile.KeepThePictureOnly(content);
        Array.Resize(ref content, length);
        var isOnItsSide = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        return new StoredMedia
        {
            Sha256 = ContentHash.OfBytes(content),
            ContentType = isJpeg ? "image/jpeg" : "image/png",
            Width = isOnItsSide ? codec.Info.Height : codec.Info.Width,
            Height = isOnItsSide ? codec.Info.Width : codec.Info.Height,
            Content = content,
        };
    }

    private static Refusal Unfinished => Unsupported("The picture cannot be read to its end. Export it again and send that.");

    private static Refusal? ObjectionToJpeg(byte[] content) => JpegFile.IsForPrint(content) switch
    {
        null => Unfinished,
        true => Unsupported("The picture has the colours of print (CMYK), which platforms show wrongly. Export it in RGB."),
        false => null,
    };

    private static Refusal? ObjectionToPng(byte[] content) => PngFile.IsAnimated(content) switch
    {
        null => Unfinished,
        true => Unsupported("The picture moves, and platforms would show one frame of it. Send that frame, or a film."),
        false => null,
    };

    private static Refusal Unsupported(string whatToDo) => new(Reasons.UnsupportedMedia, whatToDo);
}
