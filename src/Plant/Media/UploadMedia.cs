using Microsoft.Extensions.Options;
using SkiaSharp;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Requests;

namespace Waooaw.Plant.Media;

/// <summary>Takes a picture in. What it is, its bytes say; a name or a header is not believed.</summary>
internal static class UploadMedia
{
    private static readonly Dictionary<SKEncodedImageFormat, string> Accepted = new()
    {
        [SKEncodedImageFormat.Jpeg] = "image/jpeg",
        [SKEncodedImageFormat.Png] = "image/png",
    };

    public static async Task<Answer> HandleAsync(
        HttpRequest request, Caller caller, MediaStore store, Trail trail, IOptions<MediaOptions> options, CancellationToken ct)
    {
        var limits = options.Value;
        if (request.ContentLength > limits.MaxBytes)
        {
            return TooLarge(limits);
        }

        request.Body.Position = 0;
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        if (bytes.Length > limits.MaxBytes)
        {
            return TooLarge(limits);
        }

        var content = bytes.ToArray();
        if (Look(content, limits).IsRefused(out var refusal, out var seen))
        {
            return refusal;
        }

        if (await store.KeepAsync(caller.Customer, seen, ct))
        {
            trail.Add(new Note(caller.Customer, "media.uploaded")
            {
                Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["sha256"] = seen.Sha256.Hex },
            });
        }

        return Answer.Created(seen.View());
    }

    private static Result<StoredMedia> Look(byte[] content, MediaOptions limits)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || !Accepted.TryGetValue(codec.EncodedFormat, out var type))
        {
            return new Refusal(Reasons.UnsupportedMedia, "Send the bytes of a JPEG or PNG picture as the body.");
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > limits.MaxPixels)
        {
            return new Refusal(Reasons.TooLarge, $"A picture has at most {limits.MaxPixels:N0} pixels. Scale it down.");
        }

        // Decoded once: half a picture has a good header too.
        using var bitmap = new SKBitmap(codec.Info);
        return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success
            ? new StoredMedia { Sha256 = ContentHash.OfBytes(content), ContentType = type, Width = width, Height = height, Content = content }
            : new Refusal(Reasons.UnsupportedMedia, "The picture cannot be read to its end. Export it again and send that.");
    }

    private static Refusal TooLarge(MediaOptions limits) =>
        new(Reasons.TooLarge, $"A picture has at most {limits.MaxBytes / 1024 / 1024} MiB. Make it smaller.");
}
