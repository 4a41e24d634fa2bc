using System.CommandLine;

namespace Waooaw.Verifying;

/// <summary>`waooaw verify FILE --keys KEYS`: 0 it is proven, 1 it is not, 2 it cannot be checked.</summary>
internal static class VerifyCommand
{
    private const long Largest = 256 * 1024 * 1024;

    public static Command Describe()
    {
        var evidence = new Argument<FileInfo>("FILE") { Description = "The zip that GET /api/v1/deliverables/{id}/evidence answered." };
        var keys = new Option<FileInfo>("--keys") { Required = true, Description = "Public keys that you trust, from anywhere but the file itself." };
        var verify = new Command("verify", "Checks evidence offline. Ends with 0: proven, 1: not proven, 2: cannot be checked.") { evidence, keys };
        verify.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(evidence), parsed.GetRequiredValue(keys), Console.Out, Console.Error, ct));
        return verify;
    }

    public static async Task<int> RunAsync(FileInfo file, FileInfo keys, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        try
        {
            var known = KnownKeys.Parse(await ReadAsync(keys, ct));
            var verification = Verification.Run(await ReadAsync(file, ct), known);
            foreach (var line in Report.Of(verification, file.Name))
            {
                await output.WriteLineAsync(line);
            }

            return verification.Proof is null ? 1 : 0;
        }
        catch (UnreadableException unreadable)
        {
            await errors.WriteLineAsync(unreadable.Message);
            return 2;
        }
    }

    private static async Task<byte[]> ReadAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            return file.Exists && file.Length > Largest
                ? throw new UnreadableException($"{file} is larger than any evidence.")
                : await File.ReadAllBytesAsync(file.FullName, ct);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"{file} cannot be read: {broken.Message}", broken);
        }
    }
}
