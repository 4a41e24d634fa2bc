using System.Text.Json;
using Waooaw.Contracts.Json;

namespace Waooaw.Hosting.Tokens;

/// <summary>The keys one process signs with: one in use, the retired ones for those who still hold what they signed.</summary>
public sealed class KeyRing
{
    private readonly IReadOnlyList<SigningKey> _keys;

    private KeyRing(string issuer, IReadOnlyList<SigningKey> keys) => (Issuer, _keys) = (issuer, keys);

    public string Issuer { get; }

    /// <summary>The newest key that is not retired.</summary>
    public SigningKey Current => _keys.Where(key => key.Exp is null).MaxBy(key => key.Nbf)!;

    /// <summary>What others may know.</summary>
    public SigningKeySet Published => new SigningKeySet(_keys).Public();

    /// <summary>Reads the issuer's key file.</summary>
    /// <exception cref="KeyFileException">The file is missing, open to others, empty, or not a key file.</exception>
    public static KeyRing Load(string folder, string issuer)
    {
        var file = FileOf(folder, issuer);
        if (!File.Exists(file))
        {
            throw new KeyFileException($"The key file {file} is missing. Make it with: waooaw keys make --path {folder}");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new KeyFileException($"The key file {file} can be read by others. Close it with: chmod 600 {file}");
        }

        SigningKeySet set;
        try
        {
            set = SigningKeySet.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException broken)
        {
            throw new KeyFileException($"The key file {file} cannot be read: {broken.Message}", broken);
        }

        return set.Keys.Any(key => key is { D: not null, Exp: null } && key.Iss == issuer)
            ? new KeyRing(issuer, set.Keys)
            : throw new KeyFileException($"The key file {file} holds no private key of '{issuer}' that is in use.");
    }

    /// <summary>Makes the issuer's first key, unless it has one. Two processes that try at once end with one key.</summary>
    public static void MakeMissing(string folder, string issuer, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        var file = FileOf(folder, issuer);
        if (File.Exists(file))
        {
            return;
        }

        var draft = $"{file}.{Environment.ProcessId}.new";
        Write(draft, new SigningKeySet([SigningKey.Make(issuer, clock.GetUtcNow())]));
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file)) // someone else was first; theirs counts
        {
            File.Delete(draft);
        }
    }

    /// <summary>Retires the key in use and makes a new one. What the old one signed until now stays good.</summary>
    public static void Rotate(string folder, string issuer, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var kept = Load(folder, issuer)._keys.Select(key => key with { Exp = key.Exp ?? now.ToUnixTimeSeconds() });
        var file = FileOf(folder, issuer);
        Write($"{file}.new", new SigningKeySet([.. kept, SigningKey.Make(issuer, now)]));
        File.Move($"{file}.new", file, overwrite: true);
    }

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static string FileOf(string folder, string issuer) => Path.Combine(folder, $"{issuer}.jwks.json");

    private static void Write(string file, SigningKeySet keys)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly; // from the first byte, not afterwards
        }

        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, keys, WireJson.Options);
        stream.Flush(flushToDisk: true);
    }
}

/// <summary>A process cannot sign, so it does not start.</summary>
public sealed class KeyFileException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
