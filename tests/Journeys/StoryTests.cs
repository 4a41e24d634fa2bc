using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Journeys;

public sealed class StoryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_newcomer_is_told_the_story_to_its_end()
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-story-test-").FullName;
        var log = Path.Combine(folder, "told.txt");
        await using var story = Executable.Start("Waooaw", ["story", "--out", folder], new Dictionary<string, string>(), log);

        var code = await story.EndAsync(Patience);

        var told = await File.ReadAllTextAsync(log);
        code.ShouldBe(0, told);
        foreach (var turn in (string[])["403 approval_required", "outcome_unknown", "Found:", "Two posts, two approvals, two requests"])
        {
            told.ShouldContain(turn);
        }

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
        await using var story = Executable.Start("Waooaw", arguments, new Dictionary<string, string>(), log);

        var code = await story.EndAsync(Patience);

        code.ShouldBe(0, await File.ReadAllTextAsync(log));
    }
}
