using System.Buffers.Binary;
using System.Text;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Refusals;

namespace Waooaw.Plant.Media.Films;

/// <summary>What an MP4 or QuickTime film is by its own bytes, kept without what it says of place and person.</summary>
internal static class LookAtFilm
{
    // https://mp4ra.org/registered-types/brands: still pictures in the same kind of container.
    private static readonly HashSet<string> PictureBrands = ["avif", "avis", "heic", "heif", "heim", "heis", "heix", "hevc", "mif1", "msf1"];

    // Samples that say where the camera was: https://github.com/gopro/gpmf-parser,
    // https://developers.google.com/streetview/publish/camm-spec.
    private static readonly HashSet<string> PlaceSamples = ["camm", "gpmd"];

    private static readonly HashSet<string> Notes = ["meta", "udta", "uuid"];

    public static Result<StoredMedia> Look(byte[] content)
    {
        if (FilmBox.ReadAll(content, 0, content.Length) is not { } boxes)
        {
            return Unfinished;
        }

        var brands = Brands(boxes[0].Of(content));
        if (brands is [var main, ..] && PictureBrands.Contains(main))
        {
            return Unsupported("HEIC and AVIF pictures are not taken by platforms. Save it as JPEG and send that.");
        }

        if (boxes.Any(box => box.Type == "moof"))
        {
            return Unsupported("The film is cut into pieces for streaming. Export it as one plain MP4.");
        }

        if (boxes.Where(box => box.Type == "moov").ToList() is not [var movie] || movie.Inside(content) is not { } parts)
        {
            return Unfinished;
        }

        var tracks = parts.Where(part => part.Type == "trak").Select(track => FilmTrack.Read(content, track)).ToList();
        if (tracks.Contains(null) || Duration(content, parts) is not { } duration)
        {
            return Unfinished;
        }

        if (tracks.FirstOrDefault(track => track!.Kind == "vide") is not { Width: > 0, Height: > 0 } picture)
        {
            return Unsupported("There is no picture in this film, only sound or nothing. Send a film with pictures.");
        }

        if (tracks.Any(track => PlaceSamples.Contains(track!.Sample)))
        {
            return Unsupported("The film says all along where it was taken. Export it without GPS data and send that.");
        }

        var data = boxes.Where(box => box.Type == "mdat").ToList();
        if (picture.Chunks.Count == 0 || !picture.Chunks.All(chunk => data.Any(box => chunk >= box.Body && chunk < box.End)))
        {
            return Unfinished;
        }

        KeepTheFilmOnly(content, boxes, movie, tracks!);
        return new StoredMedia
        {
            Sha256 = ContentHash.OfBytes(content),
            ContentType = brands is ["qt  ", ..] ? "video/quicktime" : "video/mp4",
            Width = picture.Width,
            Height = picture.Height,
            DurationMs = duration,
            Content = content,
        };
    }

    private static Refusal Unfinished => Unsupported("The film cannot be read to its end. Export it again as MP4 and send that.");

    private static Refusal Unsupported(string whatToDo) => new(Reasons.UnsupportedMedia, whatToDo);

    private static List<string> Brands(ReadOnlySpan<byte> type)
    {
        var brands = new List<string>();
        for (var at = 0; at + 4 <= type.Length; at += 4)
        {
            if (at != 4) // the minor version
            {
                brands.Add(Encoding.Latin1.GetString(type.Slice(at, 4)));
            }
        }

        return brands;
    }

    // ISO/IEC 14496-12, 8.2.2: two times, then units a second and how many of them.
    private static long? Duration(ReadOnlySpan<byte> file, IReadOnlyList<FilmBox> parts)
    {
        if (parts.Where(part => part.Type == "mvhd").ToList() is not [var box])
        {
            return null;
        }

        var header = box.Of(file);
        var isLong = header is [1, ..];
        if (header.Length < (isLong ? 32 : 20))
        {
            return null;
        }

        var scale = BinaryPrimitives.ReadUInt32BigEndian(header[(isLong ? 20 : 12)..]);
        var units = isLong ? BinaryPrimitives.ReadUInt64BigEndian(header[24..]) : BinaryPrimitives.ReadUInt32BigEndian(header[16..]);

        // All ones: not known. Nothing that we take is longer than a day.
        return scale == 0 || units == 0 || units / scale > 24 * 60 * 60 ? null : (long)(units * 1000 / scale);
    }

    /// <summary>Blanks what a camera or editor noted: place, names, remarks. All else stays where it is, so every offset still holds.</summary>
    private static void KeepTheFilmOnly(
        Span<byte> file, IReadOnlyList<FilmBox> boxes, FilmBox movie, IReadOnlyList<FilmTrack> tracks)
    {
        foreach (var track in tracks.Where(track => track.Kind is not ("vide" or "soun")))
        {
            track.Box.Blank(file);
        }

        BlankNotes(file, boxes);
        BlankNotes(file, movie.Inside(file)!);
        foreach (var track in tracks.Where(track => track.Kind is "vide" or "soun"))
        {
            var parts = track.Box.Inside(file)!;
            BlankNotes(file, parts);
            foreach (var media in parts.Where(part => part.Type == "mdia"))
            {
                BlankNotes(file, media.Inside(file) ?? []);
            }
        }
    }

    private static void BlankNotes(Span<byte> file, IReadOnlyList<FilmBox> boxes)
    {
        foreach (var box in boxes.Where(box => Notes.Contains(box.Type)))
        {
            box.Blank(file);
        }
    }
}
