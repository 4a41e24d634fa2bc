using System.Security.Cryptography;
using System.Text.Json;
using Waooaw.Contracts.Json;

namespace Waooaw.Hosting.Sealing;

/// <summary>The file of key-encryption keys, readable by its owner only.</summary>
public static class SealingKeyFile
{
    public const int KeyBytes = 32;

    private const int FewestDifferentBytes = 16; // a random key has about 30; "aaaa…" and the like have few
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a first key, unless there is a file. Two processes that try at once end with one key.</summary>
    public static void MakeMissing(string file)
    {
        if (File.Exists(file))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Environment.ProcessId}.new";
        Write(draft, new Content([NewKey(1)]));
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file)) // someone else was first; theirs counts
        {
            File.Delete(draft);
        }
    }

    /// <summary>Adds a key that everything new is sealed with. What older keys sealed can still be opened, and re-wrapped.</summary>
    public static void Rotate(string file)
    {
        var kept = Load(file);
        var next = kept.Keys.Max() + 1;
        Write($"{file}.new", new Content(
            [.. kept.Select(key => new Entry(key.Key, Convert.ToBase64String(key.Value))), NewKey(next)]));
        File.Move($"{file}.new", file, overwrite: true);
    }

    /// <summary>All keys by version.</summary>
    /// <exception cref="SealingKeyException">The file is missing, open to others, or holds no fit keys.</exception>
    public static IReadOnlyDictionary<int, byte[]> Load(string file)
    {
        if (!File.Exists(file))
        {
            throw new SealingKeyException(
                $"The key file {file} is missing. Without it nothing that is sealed can be opened. Restore it, or name the right one.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new SealingKeyException($"The key file {file} can be read by others. Close it with: chmod 600 {file}");
        }

        Dictionary<int, byte[]> keys;
        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllBytes(file), WireJson.Options) ?? new Content([]);
            keys = content.Keys.ToDictionary(entry => entry.Version, entry => Convert.FromBase64String(entry.Key));
        }
        catch (Exception broken) when (broken is JsonException or FormatException or ArgumentException)
        {
            // Without the inner exception: it could quote what stands in the file.
            throw new SealingKeyException($"The key file {file} cannot be read: it is no list of versions and base64 keys.");
        }

        return keys.Count > 0 && keys.Values.All(IsFit)
            ? keys
            : throw new SealingKeyException(
                $"The key file {file} holds no key, or one that anyone could guess. A key is 32 random bytes in base64.");
    }

    // Zeros, counted bytes and typed text are what examples are made of.
    private static bool IsFit(byte[] key) =>
        key.Length == KeyBytes
        && key.Distinct().Count() >= FewestDifferentBytes
        && !key.All(b => b is >= 0x20 and < 0x7f)
        && key.Zip(key.Skip(1), (left, right) => (byte)(right - left)).Distinct().Count() > 2;

    private static Entry NewKey(int version) => new(version, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));

    private static void Write(string file, Content content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly; // from the first byte, not afterwards
        }

        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, content, WireJson.Options);
        stream.Flush(flushToDisk: true);
    }

    private sealed record Content(IReadOnlyList<Entry> Keys);

    private sealed record Entry(int Version, string Key)
    {
        public override string ToString() => $"version {Version}"; // a record prints its members, and this one must never be printed
    }
}

/// <summary>Nothing can be opened or sealed, so the process does not start.</summary>
public sealed class SealingKeyException(string message) : InvalidOperationException(message);
