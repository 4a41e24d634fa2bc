using System.Buffers.Binary;
using SkiaSharp;

namespace Waooaw.Plant.Media.Pictures;

/// <summary>A JPEG by its segments: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B.</summary>
internal static class JpegFile
{
    private const byte Sof0 = 0xC0, Dht = 0xC4, Jpg = 0xC8, Dac = 0xCC, SofF = 0xCF;
    private const byte Rst0 = 0xD0, Rst7 = 0xD7, Soi = 0xD8, Eoi = 0xD9, Sos = 0xDA;
    private const byte App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, AppE = 0xEE, AppF = 0xEF, Com = 0xFE, Tem = 0x01;

    /// <summary>Whether it is made of four inks, for print; null where it does not end as it should.</summary>
    public static bool? IsForPrint(ReadOnlySpan<byte> file)
    {
        var isForPrint = false;
        for (var at = 2; NextSegment(file, ref at, out var marker, out var segment);)
        {
            if (marker is >= Sof0 and <= SofF and not (Dht or Jpg or Dac) && segment.Length > 7)
            {
                isForPrint = segment[7] == 4; // after length, precision, height and width
            }

            if (marker == Eoi)
            {
                return isForPrint;
            }
        }

        return null;
    }

    /// <summary>Leaves the picture itself, how its colours are meant, and which way is up. Where and by whom it was taken, thumbnails,
    /// comments and whatever follows the end are gone; a file that has none of it stays as it is, byte for byte.</summary>
    /// <returns>How long the file is now; it is changed in place.</returns>
    public static int KeepThePictureOnly(Span<byte> file, SKEncodedOrigin origin)
    {
        var (kept, at, hasOrigin) = (2, 2, false);
        while (at < file.Length)
        {
            var start = at;
            if (!NextSegment(file, ref at, out var marker, out var segment))
            {
                break;
            }

            var isExif = marker == App1 && segment.Length > 2 && segment[2..].StartsWith("Exif\0\0"u8);
            var turned = Turned(origin);
            if (IsPartOfThePicture(marker, segment) || (isExif && at - start < turned.Length)) // no room for more than which way is up
            {
                file[start..at].CopyTo(file[kept..]);
                kept += at - start;
            }
            else if (isExif && origin != SKEncodedOrigin.TopLeft && !hasOrigin)
            {
                hasOrigin = true;
                turned.CopyTo(file[kept..]);
                kept += turned.Length;
            }

            if (marker == Eoi)
            {
                break;
            }
        }

        return kept;
    }

    private static bool IsPartOfThePicture(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App0 => segment[2..].StartsWith("JFIF\0"u8),
        App2 => segment[2..].StartsWith("ICC_PROFILE\0"u8),
        AppE => segment[2..].StartsWith("Adobe"u8),
        >= App0 and <= AppF or Com => false,
        _ => true,
    };

    /// <summary>Steps over one segment, with the scan that follows it if it begins one.</summary>
    private static bool NextSegment(ReadOnlySpan<byte> file, ref int at, out byte marker, out ReadOnlySpan<byte> segment)
    {
        marker = 0;
        segment = default;
        if (at >= file.Length || file[at] != 0xFF)
        {
            return false;
        }

        while (at < file.Length && file[at] == 0xFF)
        {
            at++;
        }

        if (at >= file.Length)
        {
            return false;
        }

        marker = file[at++];
        if (marker is Eoi or Soi or Tem or >= Rst0 and <= Rst7)
        {
            return true;
        }

        if (at + 2 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length))
        {
            return false;
        }

        segment = file.Slice(at, length);
        at += length;
        if (marker == Sos)
        {
            at = EndOfScan(file, at);
        }

        return true;
    }

    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var found = file[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= file.Length)
            {
                return file.Length;
            }

            at += found;
            if (file[at + 1] is not (0 or 0xFF or >= Rst0 and <= Rst7))
            {
                return at;
            }

            at += file[at + 1] == 0xFF ? 1 : 2;
        }

        return at;
    }

    // The smallest Exif there can be: one directory of one entry, tag 0x0112. https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf
    private static ReadOnlySpan<byte> Turned(SKEncodedOrigin origin) => new byte[]
    {
        0xFF, App1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)origin, 0, 0, 0, 0, 0, 0,
    };
}
