using Microsoft.Extensions.Options;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;
using Waooaw.Plant.Audit;
using Waooaw.Plant.Media.Films;
using Waooaw.Plant.Media.Pictures;
using Waooaw.Plant.Requests;
using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.Plant.Media;

/// <summary>Takes a picture or film in. What it is, its bytes say; a name or a header is not believed. Where it was taken and by whom
/// is not kept, so the hash is of what is stored.</summary>
internal static class UploadMedia
{
    public static async Task<Answer> HandleAsync(
        HttpRequest request, Caller caller, MediaStore store, Trail trail, IOptions<MediaOptions> options, CancellationToken ct)
    {
        var limits = options.Value;
        if (request.ContentLength > limits.MaxFilmBytes)
        {
            return TooLarge("film", limits.MaxFilmBytes);
        }

        // Through to the buffer on disk, so that the one copy in memory has the right size from the start.
        request.Body.Position = 0;
        await request.Body.CopyToAsync(Stream.Null, ct);
        if (request.Body.Length > limits.MaxFilmBytes)
        {
            return TooLarge("film", limits.MaxFilmBytes);
        }

        request.Body.Position = 0;
        var start = new byte[12];
        var read = await request.Body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        var isFilm = start.AsSpan(4, 4).SequenceEqual("ftyp"u8);
        if (!isFilm && !IsPicture(start.AsSpan(0, read)))
        {
            return new Refusal(Reasons.UnsupportedMedia, "Send the bytes of a JPEG or PNG picture, or of an MP4 or QuickTime film, as the body.");
        }

        if (!isFilm && request.Body.Length > limits.MaxBytes)
        {
            return TooLarge("picture", limits.MaxBytes);
        }

        var content = new byte[request.Body.Length];
        request.Body.Position = 0;
        await request.Body.ReadExactlyAsync(content, ct);
        if ((isFilm ? LookAtFilm.Look(content) : LookAtPicture.Look(content, limits)).IsRefused(out var refusal, out var media))
        {
            return refusal;
        }

        if (await store.KeepAsync(caller.Customer, media, ct))
        {
            trail.Add(new Note(caller.Customer, "media.uploaded")
            {
                Facts = new Dictionary<string, string> { ["actor"] = caller.Account.ToString(), ["sha256"] = media.Sha256.Hex },
            });
        }

        return Answer.Created(media.View());
    }

    private static bool IsPicture(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    private static Refusal TooLarge(string what, long most) =>
        new(Reasons.TooLarge, $"A {what} has at most {most / Route.OneMebibyte} MiB. Make it smaller.");
}
