using System.CommandLine;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Surfaces;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Keys;

/// <summary>The keys with which the surfaces sign: `waooaw keys make` and `waooaw keys export`.</summary>
internal static class KeysCommand
{
    private static readonly string[] Signers = [Issuers.CustomerPortal, Issuers.PlatformPortal, Issuers.Plant];

    public static Command Describe()
    {
        var path = new Option<string?>("--path") { Description = "The folder of key files; absent: Keys__Path, or `keys` in the data folder." };
        var to = new Option<FileInfo>("--out") { Required = true, Description = "Where the public keys are written." };
        var make = new Command("make", "Makes the signing keys that are missing.") { path };
        make.SetAction(parsed => Make(FolderOf(parsed.GetValue(path)), Console.Out));
        var export = new Command("export", "Writes the public keys that evidence is checked with.") { to, path };
        export.SetAction(parsed => Export(FolderOf(parsed.GetValue(path)), parsed.GetRequiredValue(to), Console.Out, Console.Error));
        return new Command("keys", "The keys that statements are signed with.") { make, export };
    }

    /// <summary>The folder that is meant: what is named, else where the embedded default keeps its keys.</summary>
    public static string FolderOf(string? named)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return Path.GetFullPath(named ?? (configuration["Keys:Path"] is { Length: > 0 } set ? set : Path.Combine(DataFolder.Of(configuration), "keys")));
    }

    /// <summary>Makes every signing key that is missing; what is there stays.</summary>
    public static int Make(string folder, TextWriter output)
    {
        foreach (var issuer in Surface.All.Select(surface => surface.Issuer).OfType<string>())
        {
            KeyRing.MakeMissing(folder, issuer, TimeProvider.System);
        }

        output.WriteLine($"The signing keys are in {folder}.");
        return 0;
    }

    /// <summary>Writes the public keys of those who sign what stands in the record, as `/.well-known/evidence-keys.json` answers them.</summary>
    public static int Export(string folder, FileInfo to, TextWriter output, TextWriter errors)
    {
        try
        {
            var keys = new SigningKeySet([.. Signers.SelectMany(issuer => KeyRing.Load(folder, issuer).Published.Keys)]);
            File.WriteAllBytes(to.FullName, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(keys, WireJson.Options));
        }
        catch (Exception broken) when (broken is KeyFileException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(broken.Message);
            return 2;
        }

        output.WriteLine($"The public keys of {string.Join(", ", Signers)} are in {to}.");
        return 0;
    }
}
