using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Waooaw.Verifying;

namespace Waooaw.Evidence.Tests;

/// <summary>One bit anywhere is enough.</summary>
public class ByteTests(RealFile file)
{
    [Fact]
    public void Every_byte_of_the_file_counts()
    {
        var missed = new ConcurrentBag<string>();
        Parallel.For(0, file.Bytes.Length, at =>
        {
            foreach (var change in (byte[])[0x01, 0x20, 0x80])
            {
                var changed = (byte[])file.Bytes.Clone();
                changed[at] ^= change;
                if (!Fails(changed))
                {
                    missed.Add($"byte {at} ^ {change:x2}");
                }
            }
        });

        missed.ShouldBeEmpty();
    }

    [Fact]
    public void Every_byte_of_every_member_counts_also_when_the_zip_is_made_to_fit()
    {
        var missed = new ConcurrentBag<string>();
        Parallel.ForEach(Tamper.With(file.Bytes).Members.Keys, name =>
        {
            var tampered = Tamper.With(file.Bytes);
            var original = tampered.Members[name];
            for (var at = 0; at < original.Length; at++)
            {
                foreach (var change in (byte[])[0x01, 0x20])
                {
                    var changed = (byte[])original.Clone();
                    changed[at] ^= change;
                    tampered.Members[name] = changed;
                    if (!Fails(tampered.Zip()))
                    {
                        missed.Add($"{name}, byte {at} ^ {change:x2}");
                    }
                }
            }
        });

        missed.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_ends_early_or_late_fails_at_every_length()
    {
        Enumerable.Range(0, file.Bytes.Length).Where(length => !Fails(file.Bytes[..length])).ShouldBeEmpty();
        Fails([.. file.Bytes, 0]).ShouldBeTrue();
        Fails([.. file.Bytes, .. file.Bytes]).ShouldBeTrue();
    }

    [Fact]
    public void A_member_more_fails_and_is_named()
    {
        foreach (var name in (string[])["notes.txt", "documents/x", $"documents/{new string('0', 64)}", "entries/000000000001.json", "zzz"])
        {
            var tampered = Tamper.With(file.Bytes);
            tampered.Members[name] = "{}"u8.ToArray();

            Verification.Run(tampered.Zip(), file.Keys).Faults.ShouldContain(fault => fault.Where == name, name);
        }
    }

    [Fact]
    public void A_member_less_fails_and_is_named()
    {
        foreach (var name in Tamper.With(file.Bytes).Members.Keys)
        {
            var tampered = Tamper.With(file.Bytes);
            tampered.Members.Remove(name);

            // What stands behind a seal may be gone: only the member as such must be there.
            Verification.Run(tampered.Zip(), file.Keys).Faults.ShouldContain(fault => fault.Where == name, name);
        }
    }

    [Fact]
    public void Two_members_that_change_places_fail()
    {
        var swapped = Tamper.With(file.Bytes);
        (swapped.Members["manifest.json"], swapped.Members["sealed.json"]) = (swapped.Members["sealed.json"], swapped.Members["manifest.json"]);

        Fails(swapped.Zip()).ShouldBeTrue();
        Fails(Reversed()).ShouldBeTrue();
    }

    [Fact]
    public void Another_zip_of_the_same_members_is_not_the_file()
    {
        using var other = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(other, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Tamper.With(file.Bytes).Members)
            {
                using var entry = zip.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        Fails(other.ToArray()).ShouldBeTrue();
    }

    [Fact]
    public void A_usual_unzip_reads_the_file()
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file.Bytes));

        zip.Entries.Select(entry => entry.FullName).ShouldBe(Tamper.With(file.Bytes).Members.Keys);
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        JsonNode.Parse(manifest)!["format"]!.GetValue<string>().ShouldBe("waooaw-evidence/1");
    }

    /// <summary>It fails, and says of every fault where it is and what it is.</summary>
    private bool Fails(byte[] changed)
    {
        var verification = Verification.Run(changed, file.Keys);
        return verification is { Proof: null, Faults.Count: > 0 } && verification.Faults.All(fault => fault is { Where.Length: > 0, What.Length: > 10 });
    }

    /// <summary>A zip with the same members, last first.</summary>
    private byte[] Reversed()
    {
        var reversed = new SortedDictionary<string, byte[]>(Comparer<string>.Create((left, right) => string.CompareOrdinal(right, left)));
        foreach (var (name, content) in Tamper.With(file.Bytes).Members)
        {
            reversed[name] = content;
        }

        return Plant.Evidence.CanonicalZip.Write(reversed);
    }
}
