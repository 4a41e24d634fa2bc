using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Journeys;

/// <summary>The commands of the README that tell and check the story.</summary>
public sealed class StoryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8); // it may have to build

    private static readonly IReadOnlyDictionary<string, string> NoSettings = new Dictionary<string, string>();

    [Fact]
    public async Task A_newcomer_is_told_the_story_to_its_end_and_can_check_its_proof()
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-story-test-").FullName;

        var (code, told) = await RunAsync(folder, "story", "--out", folder);

        code.ShouldBe(0, told);
        foreach (var turn in (string[])["403 approval_required", "outcome_unknown", "Found:", "Two posts, two approvals, two requests"])
        {
            told.ShouldContain(turn);
        }

        var (verified, proof) = await RunAsync(folder, "verify", Path.Combine(folder, "evidence-2.zip"), "--keys", Path.Combine(folder, "keys.json"));
        verified.ShouldBe(0, proof);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_theme_goes_out_on_five_channels_and_everyone_is_accounted_for()
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-channels-test-").FullName;

        var (code, told) = await RunAsync(folder, "story", "--channels", "all", "--out", folder);

        code.ShouldBe(0, told);
        told.ShouldContain("1 delivered, 1 failed, 1 outcome unknown");
        told.Split('\n').Count(line => line.Contains("PASS", StringComparison.Ordinal)).ShouldBe(5);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_same_story_happens_on_five_processes_and_PostgreSQL()
    {
        await using var five = await FiveProcesses.StartAsync(DatabaseProvider.Postgres);
        var log = Path.Combine(five.Folder, "told.txt");
        string[] arguments =
        [
            "story", "--out", five.Folder, "--portal", five.AddressOf(Surface.CustomerPortal).ToString(),
            "--sandbox", five.AddressOf(Surface.Sandbox).ToString(),
        ];
        await using var story = Executable.Start("Waooaw", arguments, NoSettings, log);

        var code = await story.EndAsync(Patience);

        code.ShouldBe(0, await File.ReadAllTextAsync(log));
    }

    private static async Task<(int Code, string Told)> RunAsync(string folder, params string[] arguments)
    {
        var log = Path.Combine(folder, $"{arguments[0]}.txt");
        await using var script = Executable.StartScript("run", arguments, NoSettings, log);
        var code = await script.EndAsync(Patience);
        return (code, await File.ReadAllTextAsync(log));
    }
}
