using System.Diagnostics;
using System.Text.Json;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;

namespace Waooaw.Evidence.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly RealFile _file;
    private readonly string _folder = Directory.CreateTempSubdirectory("waooaw-verify-").FullName;

    public CommandTests(RealFile file)
    {
        _file = file;
        File.WriteAllBytes(At("evidence.zip"), file.Bytes);
        Write("keys.json", file.Stage.Keys);
    }

    [Fact]
    public async Task What_is_proven_ends_with_0_what_is_not_with_1()
    {
        (await RunAsync("verify", At("evidence.zip"), "--keys", At("keys.json"))).ShouldBe((0, "PASS  evidence.zip"));

        File.WriteAllBytes(At("broken.zip"), [.. _file.Bytes.SkipLast(1), 1]);
        (await RunAsync("verify", At("broken.zip"), "--keys", At("keys.json"))).ShouldBe((1, "FAIL  broken.zip"));
    }

    [Fact]
    public async Task What_cannot_be_checked_ends_with_2()
    {
        (await RunAsync("verify", At("evidence.zip"))).Code.ShouldBe(2);
        (await RunAsync("verify", At("nothing.zip"), "--keys", At("keys.json"))).Code.ShouldBe(2);
        File.WriteAllText(At("nonsense.json"), "{\"keys\": 7}");
        (await RunAsync("verify", At("evidence.zip"), "--keys", At("nonsense.json"))).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Exported_keys_are_the_published_ones_and_hold_nothing_private()
    {
        var keys = At("made");
        (await RunAsync("keys", "export", "--path", keys, "--out", At("exported.json"))).Code.ShouldBe(2);

        (await RunAsync("keys", "make", "--path", keys)).Code.ShouldBe(0);
        (await RunAsync("keys", "export", "--path", keys, "--out", At("exported.json"))).Code.ShouldBe(0);

        var exported = SigningKeySet.Parse(File.ReadAllBytes(At("exported.json")));
        exported.Keys.Select(key => key.Iss).ShouldBe([Issuers.CustomerPortal, Issuers.PlatformPortal, Issuers.Plant]);
        exported.Keys.ShouldAllBe(key => key.D == null);
        Course.Known(exported).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("private", "There are private keys in this file")]
    [InlineData("twice", "stands twice in this set")]
    [InlineData("plant-missing", "does not hold what is needed")]
    [InlineData("no-curve", "is no point on P-256")]
    [InlineData("other-curve", "is not a P-256 key for ES256 signatures")]
    public void Keys_that_cannot_be_used_are_refused_with_the_reason(string flaw, string reason)
    {
        SigningKey[] keys = [.. _file.Stage.Keys.Keys];
        SigningKey[] flawed = flaw switch
        {
            "private" => [keys[0] with { D = keys[0].X }, .. keys[1..]],
            "twice" => [keys[0], .. keys],
            "plant-missing" => [.. keys.Where(key => key.Iss != Issuers.Plant)],
            "no-curve" => [keys[0] with { Y = keys[0].X }, .. keys[1..]],
            _ => [keys[0] with { Crv = "P-384" }, .. keys[1..]],
        };

        Should.Throw<Verifying.UnreadableException>(() => Course.Known(new SigningKeySet(flawed))).Message.ShouldContain(reason);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    private void Write(string name, SigningKeySet keys) => File.WriteAllBytes(At(name), JsonSerializer.SerializeToUtf8Bytes(keys, WireJson.Options));

    /// <summary>Runs the command as a person does; how it ended, and the first line it wrote.</summary>
    private static async Task<(int Code, string Line)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "waooaw"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await errors;
        return (process.ExitCode, (await output).Split('\n')[0]);
    }
}
