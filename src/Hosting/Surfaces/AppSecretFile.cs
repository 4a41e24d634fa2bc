using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Hosting.Surfaces;

/// <summary>The secret by which WAOOAW, as an app, and the Sandbox, as every provider, know each other. Who can read the file has it, and nobody else.</summary>
public sealed class AppSecretFile(IOptions<AppSecretOptions> options, IOptions<KeyOptions> keys)
{
    /// <summary>What WAOOAW is called as an app in the Sandbox.</summary>
    public const string ClientId = "waooaw-sandbox";

    private const int Bytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The secret, 64 lower-case hexadecimal digits, as it stands in the file now.</summary>
    /// <exception cref="KeyFileException">The file is missing, open to others, or holds no such secret.</exception>
    public string Read() => ReadIfAny() ?? throw new KeyFileException(
        $"The Sandbox's app secret {Place} is missing. Restore it, or set {AppSecretOptions.Section}__{nameof(AppSecretOptions.SandboxAppSecretFile)}.");

    /// <summary>The same; null where an installation has none, because it has no Sandbox.</summary>
    /// <exception cref="KeyFileException">The file is open to others, or holds no such secret.</exception>
    public string? ReadIfAny()
    {
        var file = Place;
        if (keys.Value.MakeMissing)
        {
            MakeMissing(file);
        }

        if (!File.Exists(file))
        {
            return null;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new KeyFileException($"The Sandbox's app secret {file} can be read by others. Close it with: chmod 600 {file}");
        }

        return File.ReadAllText(file).Trim() is { Length: Bytes * 2 } secret && secret.All(char.IsAsciiHexDigitLower)
            ? secret
            : throw new KeyFileException($"The Sandbox's app secret {file} is not {Bytes * 2} lower-case hexadecimal digits. Delete it to have a new one made.");
    }

    private string Place => options.Value.SandboxAppSecretFile is { Length: > 0 } set
        ? Path.GetFullPath(set)
        : Path.Combine(keys.Value.Path, "sandbox-app.secret");

    // Three processes may try at once, also three in one process: whoever is first, theirs counts.
    private static void MakeMissing(string file)
    {
        if (File.Exists(file))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}.new";
        Write(draft);
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    private static void Write(string file)
    {
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = OwnerOnly; // from the first byte, not afterwards
        }

        using var stream = new FileStream(file, create);
        stream.Write(Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(Bytes * 2, lowercase: true)));
        stream.Flush(flushToDisk: true);
    }
}

/// <summary>Where the file is that the portals, the Gateway and the Sandbox share.</summary>
public sealed class AppSecretOptions
{
    public const string Section = "Connect";

    /// <summary>The secret of WAOOAW's app at the Sandbox; empty means `sandbox-app.secret` beside the signing keys.</summary>
    public string SandboxAppSecretFile { get; set; } = "";
}

/// <summary>How a process comes to the file.</summary>
public static class AppSecretRegistration
{
    public static void AddAppSecretFile(this IServiceCollection services)
    {
        services.AddValidatedOptions<AppSecretOptions>(AppSecretOptions.Section);
        services.AddSingleton<AppSecretFile>();
    }
}
