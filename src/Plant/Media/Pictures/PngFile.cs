using System.Buffers.Binary;
using System.Text;

namespace Waooaw.Plant.Media.Pictures;

/// <summary>A PNG by its chunks: https://www.w3.org/TR/png-3/#5DataRep.</summary>
internal static class PngFile
{
    private const int Signature = 8;
    private const int Around = 12; // length, type and check sum of a chunk

    // What says how the picture looks, beside the chunks that no picture can be without.
    private static readonly HashSet<string> Looks =
        ["bKGD", "cHRM", "cICP", "cLLI", "gAMA", "hIST", "iCCP", "mDCV", "pHYs", "sBIT", "sPLT", "sRGB", "tRNS"];

    /// <summary>Whether it moves; null where it does not end as it should.</summary>
    public static bool? IsAnimated(ReadOnlySpan<byte> file)
    {
        var isAnimated = false;
        for (var at = Signature; NextChunk(file, at, out var type, out var end); at = end)
        {
            isAnimated |= type == "acTL";
            if (type == "IEND")
            {
                return isAnimated;
            }
        }

        return null;
    }

    /// <summary>Leaves the picture itself: texts, times, Exif and whatever follows the end are gone.</summary>
    /// <returns>How long the file is now; it is changed in place.</returns>
    public static int KeepThePictureOnly(Span<byte> file)
    {
        var kept = Signature;
        for (var at = Signature; NextChunk(file, at, out var type, out var end); at = end)
        {
            if (char.IsAsciiLetterUpper(type[0]) || Looks.Contains(type))
            {
                file[at..end].CopyTo(file[kept..]);
                kept += end - at;
            }

            if (type == "IEND")
            {
                break;
            }
        }

        return kept;
    }

    private static bool NextChunk(ReadOnlySpan<byte> file, int at, out string type, out int end)
    {
        (type, end) = ("", at);
        if (at + Around > file.Length
            || BinaryPrimitives.ReadUInt32BigEndian(file[at..]) is var length && length > (uint)(file.Length - at - Around))
        {
            return false;
        }

        (type, end) = (Encoding.ASCII.GetString(file.Slice(at + 4, 4)), at + Around + (int)length);
        return true;
    }
}
