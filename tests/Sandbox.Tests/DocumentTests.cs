using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Waooaw.Sandbox.Tests;

/// <summary>docs/sandbox.md says what is so.</summary>
public sealed partial class DocumentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("waooaw-sandbox-").FullName;

    private static string Document { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sandbox.md"));

    [Fact]
    public async Task Every_command_runs_in_the_order_of_the_page()
    {
        await using var gateway = await PictureServer.StartAsync();
        using var sandbox = await SandboxProcess.StartAsync(_folder, gateway.Address);
        var commands = string.Concat(Block().Matches(Document).Select(match => match.Groups[1].Value));

        var (code, said) = await RunAsync(commands, sandbox.Address, gateway.Of(Pictures.Square));

        code.ShouldBe(0, said);
        said.ShouldContain("\"caption\":\"Walk in on Sunday. #Pune\"");
        (await sandbox.Client.GetStringAsync("/_sandbox/effects")).ShouldBe("""{"items":[],"next_cursor":null}"""); // the page empties the books
    }

    [Fact]
    public async Task A_command_that_fails_would_be_noticed()
    {
        await using var sandbox = await SandboxRig.StartAsync();

        (await RunAsync("curl -sf \"$SANDBOX/_sandbox/nothing\"\necho went on", sandbox.Address, "")).Code.ShouldNotBe(0);
    }

    [Fact]
    public async Task Every_fault_and_every_operation_is_on_the_page_and_no_other()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var provider in Named(await RefusalAsync(sandbox, "none"), "provider"))
        {
            var problem = await RefusalAsync(sandbox, provider);
            faults.UnionWith(Named(problem, "fault"));
            Named(problem, "operation").ShouldAllBe(operation => Document.Contains($"`{operation}`", StringComparison.Ordinal));
        }

        Planned().Matches(Document).Select(match => match.Groups[2].Value).Order(StringComparer.Ordinal).ShouldBe(faults);
        TableRow().Matches(Document).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal).ShouldBe(faults);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What a refusal says there is: "…: one, two, three."</summary>
    private static string[] Named(JsonElement problem, string path) => problem.GetProperty("violations").EnumerateArray()
        .Single(violation => violation.GetProperty("path").GetString() == path)
        .GetProperty("message").GetString()!.Split(": ")[1].TrimEnd('.').Split(", ");

    private static Task<JsonElement> RefusalAsync(SandboxRig sandbox, string provider) => sandbox.JsonAsync(
        "POST", "/_sandbox/faults", new { provider, operation = "none", fault = "none", times = 1 }, expected: 422);

    private static async Task<(int Code, string Said)> RunAsync(string commands, Uri sandbox, string picture)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SANDBOX"] = sandbox.GetLeftPart(UriPartial.Authority);
        start.Environment["PICTURE"] = picture;
        using var bash = Process.Start(start)!;
        var said = await Task.WhenAll(bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        return (bash.ExitCode, new StringBuilder().AppendJoin('\n', said).ToString());
    }

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^plan '.*\"operation\":\"([a-z_]+)\",\"fault\":\"([a-z_]+)\"", RegexOptions.Multiline)]
    private static partial Regex Planned();

    [GeneratedRegex("^\\| `([a-z_]+)` \\| .* \\| (?:nothing|everything.*) \\|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
