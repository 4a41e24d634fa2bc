using System.Text.Json;
using System.Text.RegularExpressions;
using static Waooaw.Sandbox.Tests.SandboxRig;

namespace Waooaw.Sandbox.Tests.Playing;

/// <summary>A provider is a folder: what is outside knows none of them.</summary>
public partial class FolderTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "Sandbox");

    private static string[] Folders { get; } =
        [.. Directory.GetDirectories(Source).Where(folder => Directory.GetFiles(folder, "*Provider.cs").Any(IsPlayed)).Select(folder => Path.GetFileName(folder)!)];

    [Fact]
    public async Task Every_folder_with_a_provider_is_played()
    {
        await using var sandbox = await StartAsync();
        var problem = await sandbox.JsonAsync("POST", "/_sandbox/accounts", new { provider = "none", username = "x" }, expected: 422);

        problem.GetProperty("violations")[0].GetProperty("message").GetString()
            .ShouldBe($"One of these: {string.Join(", ", Folders.Select(folder => folder.ToLowerInvariant()).Order(StringComparer.Ordinal))}.");
        Folders.Length.ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public void No_file_outside_a_provider_s_folder_names_one() => Directory.GetFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Folders.Contains(Path.GetFileName(Path.GetDirectoryName(file))))
        .SelectMany(file => Named(File.ReadAllText(file)).Select(name => $"{Path.GetFileName(file)} names {name}"))
        .ShouldBeEmpty();

    [Fact]
    public void A_file_that_names_one_would_be_found_and_a_source_s_address_is_none() =>
        (Named("if (provider == \"youtube\")").Count(), Named("/// https://developers.google.com/youtube/v3").Count()).ShouldBe((1, 0));

    // The same faults, at each provider's cheapest read, in that provider's own words.
    [Theory]
    [InlineData("facebook", "identity", "/facebook/v23.0/me", 500)]
    [InlineData("linkedin", "userinfo", "/linkedin/v2/userinfo", 500)]
    [InlineData("youtube", "identity", "/youtube/youtube/v3/channels?part=snippet&mine=true", 503)]
    [InlineData("whatsapp", "identity", "/whatsapp/v23.0/{id}", 500)]
    public async Task A_fault_speaks_as_its_provider_does(string provider, string operation, string path, int broken)
    {
        await using var sandbox = await StartAsync();
        var account = await sandbox.IssueAsync(provider);
        Task<WireAnswer> ReadAsync() => sandbox.SendAsync("GET", path.Replace("{id}", account.Id, StringComparison.Ordinal), account.Token);

        await sandbox.PlanAtAsync(provider, operation, "rate_limit");
        (await ReadAsync()).Must(429).Headers["Retry-After"].ShouldBe("2");
        await sandbox.PlanAtAsync(provider, operation, "auth_expired");
        (await ReadAsync()).Must(401).Json.ValueKind.ShouldBe(JsonValueKind.Object);
        await sandbox.PlanAtAsync(provider, operation, "error_before");
        (await ReadAsync()).Must(broken).Json.ValueKind.ShouldBe(JsonValueKind.Object);
        await sandbox.PlanAtAsync(provider, operation, "error_after_commit");
        (await ReadAsync()).Must(502);
        (await ReadAsync()).Must(200);
    }

    [Fact]
    public async Task A_fault_about_somebody_waits_for_them()
    {
        await using var sandbox = await StartAsync();
        var (one, two) = (await sandbox.IssueAsync("linkedin"), await sandbox.IssueAsync("linkedin"));
        await sandbox.PlanAtAsync("linkedin", "userinfo", "rate_limit", subject: two.Id);

        (await sandbox.SendAsync("GET", "/linkedin/v2/userinfo", one.Token)).Must(200);
        (await sandbox.SendAsync("GET", "/linkedin/v2/userinfo", two.Token)).Must(429);
    }

    [Fact]
    public async Task An_outage_spoils_the_question_that_this_provider_is_asked_afterwards()
    {
        await using var sandbox = await StartAsync();
        var page = await sandbox.IssueAsync("facebook");
        await sandbox.PlanAtAsync("facebook", "feed", "outage_after_commit");

        (await sandbox.SendAsync("POST", $"/facebook/v23.0/{page.Id}/feed", page.Token, Form(("message", "x")))).Must(502);
        (await sandbox.SendAsync("GET", $"/facebook/v23.0/{page.Id}/posts", page.Token)).Must(500);
        (await sandbox.SendAsync("GET", $"/facebook/v23.0/{page.Id}/posts", page.Token)).Must(200).At("data").GetArrayLength().ShouldBe(1);
    }

    private static bool IsPlayed(string file) => File.ReadAllText(file).Contains("sealed class", StringComparison.Ordinal);

    private static IEnumerable<string> Named(string text)
    {
        var plain = Address().Replace(text, "");
        return Folders.Where(folder => plain.Contains(folder, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
