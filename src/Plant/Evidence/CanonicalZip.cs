using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Waooaw.Plant.Evidence;

/// <summary>A zip that has one encoding: stored, in order of names, with one fixed time and no extras (`docs/evidence.md`).</summary>
internal static class CanonicalZip
{
    private const uint LocalHeader = 0x04034b50;
    private const uint CentralHeader = 0x02014b50;
    private const uint EndOfDirectory = 0x06054b50;
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 1 << 11;
    private const ushort FirstOfJanuary1980 = 0x0021;

    public static byte[] Write(SortedDictionary<string, byte[]> files)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, content) in files)
        {
            var (offset, utf8, crc) = ((uint)zip.Length, Encoding.UTF8.GetBytes(name), Crc32.HashToUInt32(content));
            Put32(zip, LocalHeader);
            PutCommon(zip, utf8, content, crc);
            zip.Write(utf8);
            zip.Write(content);

            Put32(directory, CentralHeader);
            Put16(directory, Version);
            PutCommon(directory, utf8, content, crc);
            Put16(directory, 0); // comment
            Put16(directory, 0); // disk
            Put16(directory, 0); // internal attributes
            Put32(directory, 0); // external attributes
            Put32(directory, offset);
            directory.Write(utf8);
        }

        var start = (uint)zip.Length;
        directory.WriteTo(zip);
        Put32(zip, EndOfDirectory);
        Put32(zip, 0); // disks
        Put16(zip, (ushort)files.Count);
        Put16(zip, (ushort)files.Count);
        Put32(zip, (uint)directory.Length);
        Put32(zip, start);
        Put16(zip, 0); // comment
        return zip.ToArray();
    }

    private static void PutCommon(Stream to, byte[] name, byte[] content, uint crc)
    {
        Put16(to, Version);
        Put16(to, NamesAreUtf8);
        Put16(to, 0); // stored
        Put16(to, 0); // midnight
        Put16(to, FirstOfJanuary1980);
        Put32(to, crc);
        Put32(to, (uint)content.Length);
        Put32(to, (uint)content.Length);
        Put16(to, checked((ushort)name.Length));
        Put16(to, 0); // extra
    }

    private static void Put16(Stream to, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        to.Write(bytes);
    }

    private static void Put32(Stream to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        to.Write(bytes);
    }
}
