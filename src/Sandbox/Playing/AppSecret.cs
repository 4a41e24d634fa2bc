using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Sandbox.Playing;

/// <summary>The secret that every provider here shares with the app: it proves the app at token endpoints and signs webhooks.</summary>
internal sealed class AppSecret
{
    /// <summary>What the app is called at every provider here.</summary>
    public const string ClientId = "waooaw-sandbox";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Characters = 64;

    private readonly string _secret;

    public AppSecret(IOptions<SandboxOptions> options, IConfiguration configuration)
    {
        var file = options.Value.AppSecretFile is { Length: > 0 } set
            ? Path.GetFullPath(set)
            : Path.Combine(DataFolder.Of(configuration), "keys", "sandbox-app.secret");
        MakeMissing(file);
        _secret = Read(file);
    }

    public bool Accepts(string? clientId, string? secret) =>
        clientId == ClientId && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret ?? ""), Encoding.UTF8.GetBytes(_secret));

    public string HmacOf(byte[] content) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_secret), content));

    // The portals and the Gateway read the same file and may start first: whoever is first makes it, and all end with one.
    private static void MakeMissing(string file)
    {
        if (File.Exists(file))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Environment.ProcessId}.{Tokens.Random()[..8]}.new";
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(draft, mode))
        {
            stream.Write(Encoding.ASCII.GetBytes(Tokens.Random()));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file)) // someone else was first; theirs counts
        {
            File.Delete(draft);
        }
    }

    private static string Read(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new InvalidOperationException($"The app's secret in {file} can be read by others. Close it with: chmod 600 {file}");
        }

        var secret = File.ReadAllText(file).Trim();
        return secret.Length == Characters && secret.All(char.IsAsciiHexDigit)
            ? secret
            : throw new InvalidOperationException(
                $"The app's secret in {file} is not {Characters} hex characters. Delete the file and a new one is made, or write one with: openssl rand -hex 32");
    }
}
