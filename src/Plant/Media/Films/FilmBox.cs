using System.Buffers.Binary;
using System.Text;

namespace Waooaw.Plant.Media.Films;

/// <summary>One box of an MP4 or QuickTime file: ISO/IEC 14496-12, 4.2,
/// https://developer.apple.com/documentation/quicktime-file-format/atoms.</summary>
internal readonly record struct FilmBox(string Type, int Start, int Body, int End)
{
    private const int ShortHeader = 8;
    private const int LongHeader = 16;

    /// <summary>The boxes that fill a part of a file.</summary>
    /// <returns>Null where they do not: one is cut off, or something else stands between them.</returns>
    public static IReadOnlyList<FilmBox>? ReadAll(ReadOnlySpan<byte> file, int start, int end)
    {
        var boxes = new List<FilmBox>();
        while (start < end)
        {
            // Four zeros may end a QuickTime list.
            if (end - start == 4 && BinaryPrimitives.ReadUInt32BigEndian(file[start..]) == 0)
            {
                break;
            }

            if (end - start < ShortHeader)
            {
                return null;
            }

            long size = BinaryPrimitives.ReadUInt32BigEndian(file[start..]);
            var header = ShortHeader;
            if (size == 1)
            {
                if (end - start < LongHeader)
                {
                    return null;
                }

                (size, header) = (BinaryPrimitives.ReadInt64BigEndian(file[(start + ShortHeader)..]), LongHeader);
            }
            else if (size == 0 && end == file.Length)
            {
                size = end - start; // the last of a file may leave its size open
            }

            if (size < header || size > end - start)
            {
                return null;
            }

            boxes.Add(new FilmBox(Encoding.Latin1.GetString(file.Slice(start + 4, 4)), start, start + header, start + (int)size));
            start += (int)size;
        }

        return boxes;
    }

    public IReadOnlyList<FilmBox>? Inside(ReadOnlySpan<byte> file) => ReadAll(file, Body, End);

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> file) => file[Body..End];

    /// <summary>Leaves its place and takes its meaning, so that nothing else in the file moves.</summary>
    public void Blank(Span<byte> file)
    {
        "free"u8.CopyTo(file[(Start + 4)..]);
        file[Body..End].Clear();
    }
}
