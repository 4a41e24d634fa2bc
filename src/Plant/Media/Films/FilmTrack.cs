using System.Buffers.Binary;
using System.Text;

namespace Waooaw.Plant.Media.Films;

/// <summary>One track of a film, as far as a check needs it.</summary>
/// <param name="Kind">`vide`, `soun`, or what else its handler says.</param>
/// <param name="Sample">How its samples are coded, such as `avc1`.</param>
/// <param name="Width">In pixels as it is shown, turned if the track says so.</param>
/// <param name="Chunks">Where in the file its samples stand.</param>
internal sealed record FilmTrack(FilmBox Box, string Kind, string Sample, int Width, int Height, IReadOnlyList<long> Chunks)
{
    private const int Matrix = 9 * 4;

    /// <returns>Null where it lacks what every track has.</returns>
    public static FilmTrack? Read(ReadOnlySpan<byte> file, FilmBox track)
    {
        if (Find(file, track, "tkhd") is not { } header
            || Find(file, track, "mdia") is not { } media
            || Find(file, media, "hdlr") is not { } handler
            || Find(file, media, "minf") is not { } information
            || Find(file, information, "stbl") is not { } table
            || Find(file, table, "stsd") is not { } description
            || ReadChunks(file, table) is not { } chunks
            || handler.Of(file) is not { Length: >= 12 } kind
            || description.Of(file) is not { Length: >= 16 } sample
            || Shown(header.Of(file)) is not { } shown)
        {
            return null;
        }

        return new FilmTrack(track, Name(kind[8..12]), Name(sample[12..16]), shown.Width, shown.Height, chunks);
    }

    // ISO/IEC 14496-12, 8.3.2: after times, ids, layer, group and volume come the matrix and, as 16.16, width and height.
    private static (int Width, int Height)? Shown(ReadOnlySpan<byte> header)
    {
        var start = header is [1, ..] ? 52 : 40;
        if (header.Length < start + Matrix + 8)
        {
            return null;
        }

        var matrix = header.Slice(start, Matrix);
        var size = header[(start + Matrix)..];
        var width = (int)(BinaryPrimitives.ReadUInt32BigEndian(size) >> 16);
        var height = (int)(BinaryPrimitives.ReadUInt32BigEndian(size[4..]) >> 16);

        // A quarter turn has nothing on the diagonal: [0 b; c 0].
        var isOnItsSide = BinaryPrimitives.ReadInt32BigEndian(matrix) == 0 && BinaryPrimitives.ReadInt32BigEndian(matrix[16..]) == 0;
        return isOnItsSide ? (height, width) : (width, height);
    }

    private static List<long>? ReadChunks(ReadOnlySpan<byte> file, FilmBox table)
    {
        var wide = Find(file, table, "co64");
        if ((wide ?? Find(file, table, "stco")) is not { } box || box.Of(file) is not { Length: >= 8 } list)
        {
            return null;
        }

        var width = wide is null ? 4 : 8;
        var count = BinaryPrimitives.ReadUInt32BigEndian(list[4..]);
        if (count > (uint)((list.Length - 8) / width))
        {
            return null;
        }

        var chunks = new List<long>((int)count);
        for (var i = 0; i < count; i++)
        {
            var entry = list[(8 + (i * width))..];
            chunks.Add(width == 4 ? BinaryPrimitives.ReadUInt32BigEndian(entry) : BinaryPrimitives.ReadInt64BigEndian(entry));
        }

        return chunks;
    }

    private static FilmBox? Find(ReadOnlySpan<byte> file, FilmBox parent, string type) =>
        parent.Inside(file)?.Where(box => box.Type == type).Select(box => (FilmBox?)box).FirstOrDefault();

    private static string Name(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}
