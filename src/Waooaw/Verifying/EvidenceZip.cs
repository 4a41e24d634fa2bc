using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Waooaw.Verifying;

/// <summary>Takes a canonical zip apart. Every byte has one value it may have, so a file that passes is what encoding its members gives.</summary>
internal static class EvidenceZip
{
    private const int LocalLength = 30;
    private const int CentralLength = 46;
    private const uint LocalHeader = 0x04034b50;
    private const uint CentralHeader = 0x02014b50;

    // Version 2.0, UTF-8 names, stored, midnight of the first of January 1980.
    private static readonly byte[] Fixed = [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];

    private sealed record Member(string Name, byte[] Utf8, byte[] Content, int Offset);

    /// <summary>The members by name; null with a fault where the file is not the one encoding of anything.</summary>
    public static SortedDictionary<string, byte[]>? Read(ReadOnlySpan<byte> file, Faults faults)
    {
        var members = new List<Member>();
        var at = 0;
        while (file.Length - at >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(file[at..]) == LocalHeader)
        {
            if (ReadMember(file, at, members.LastOrDefault()?.Name, out var wrong) is not { } member)
            {
                faults.Add($"zip, member {members.Count + 1} at byte {at}", wrong!);
                return null;
            }

            members.Add(member);
            at += LocalLength + member.Utf8.Length + member.Content.Length;
        }

        var directory = DirectoryOf(members, at);
        var same = directory.AsSpan().CommonPrefixLength(file[at..]);
        if (same != directory.Length || at + same != file.Length)
        {
            faults.Add("zip", $"At byte {at + same} stands neither a member nor the directory that these {members.Count} members have.");
            return null;
        }

        return new SortedDictionary<string, byte[]>(members.ToDictionary(member => member.Name, member => member.Content), StringComparer.Ordinal);
    }

    private static Member? ReadMember(ReadOnlySpan<byte> file, int at, string? previous, out string? wrong)
    {
        wrong = "The file ends in the middle of it.";
        if (file.Length - at < LocalLength)
        {
            return null;
        }

        var header = file.Slice(at, LocalLength);
        var (size, stored) = (BinaryPrimitives.ReadUInt32LittleEndian(header[18..]), BinaryPrimitives.ReadUInt32LittleEndian(header[22..]));
        var (name, extra) = (BinaryPrimitives.ReadUInt16LittleEndian(header[26..]), BinaryPrimitives.ReadUInt16LittleEndian(header[28..]));
        if (!header.Slice(4, Fixed.Length).SequenceEqual(Fixed) || extra != 0 || size != stored)
        {
            wrong = "Its header says something else than: stored, UTF-8 name, 1980-01-01, nothing extra.";
            return null;
        }

        if (file.Length - at - LocalLength < name + (long)size)
        {
            return null;
        }

        var utf8 = file.Slice(at + LocalLength, name);
        if (utf8.IndexOfAnyExceptInRange((byte)'!', (byte)'~') >= 0)
        {
            wrong = "Its name is not plain ASCII.";
            return null;
        }

        var text = Encoding.ASCII.GetString(utf8);
        var content = file.Slice(at + LocalLength + name, (int)size);
        if (previous is not null && string.CompareOrdinal(previous, text) >= 0)
        {
            wrong = $"'{text}' stands after '{previous}': members are in the order of their names, each once.";
            return null;
        }

        if (Crc32.HashToUInt32(content) != BinaryPrimitives.ReadUInt32LittleEndian(header[14..]))
        {
            wrong = $"The bytes of '{text}' are not those its CRC-32 was made of.";
            return null;
        }

        wrong = null;
        return new Member(text, utf8.ToArray(), content.ToArray(), at);
    }

    /// <summary>The rest of the zip: it follows from the members.</summary>
    private static byte[] DirectoryOf(IReadOnlyList<Member> members, int start)
    {
        var length = members.Sum(member => CentralLength + member.Utf8.Length);
        var bytes = new byte[length + 22];
        var at = bytes.AsSpan();
        foreach (var member in members)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(at, CentralHeader);
            at[4] = Fixed[0];
            Fixed.CopyTo(at[6..]);
            BinaryPrimitives.WriteUInt32LittleEndian(at[16..], Crc32.HashToUInt32(member.Content));
            BinaryPrimitives.WriteUInt32LittleEndian(at[20..], (uint)member.Content.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(at[24..], (uint)member.Content.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(at[28..], (ushort)member.Utf8.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(at[42..], (uint)member.Offset);
            member.Utf8.CopyTo(at[CentralLength..]);
            at = at[(CentralLength + member.Utf8.Length)..];
        }

        "PK\u0005\u0006"u8.CopyTo(at);
        BinaryPrimitives.WriteUInt16LittleEndian(at[8..], (ushort)members.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(at[10..], (ushort)members.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(at[12..], (uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(at[16..], (uint)start);
        return bytes;
    }
}
