using System.Globalization;
using System.Text.Json;
using MimeKit;

namespace Waooaw.Sandbox.Tests.Control;

/// <summary>Lists: `?limit=50&amp;cursor=…` → `{ "items": [], "next_cursor": null }`, limit 1 to 200.</summary>
public class PagingTests
{
    [Fact]
    public async Task Effects_are_paged_newest_first_and_none_is_shown_twice()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        foreach (var caption in (string[])["1", "2", "3", "4", "5"])
        {
            await account.PostAsync(caption);
        }

        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await sandbox.JsonAsync("GET", $"/_sandbox/effects?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(effect => effect.GetProperty("caption").GetString()));
            cursor = page.GetProperty("next_cursor").GetString();
            if (seen.Count == 2)
            {
                await account.PostAsync("6"); // what comes meanwhile moves nothing
            }
        }
        while (cursor is not null);

        seen.ShouldBe(["5", "4", "3", "2", "1"]);
    }

    [Fact]
    public async Task Posts_of_one_instant_are_paged_too()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var containers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            containers.Add((await account.PreparedAsync()).Container);
        }

        foreach (var container in containers)
        {
            await account.PublishAsync(container); // the clock stands still
        }

        var first = await sandbox.JsonAsync("GET", "/_sandbox/effects?limit=2");
        var second = await sandbox.JsonAsync("GET", $"/_sandbox/effects?limit=2&cursor={first.GetProperty("next_cursor").GetString()}");

        Ids(first).Concat(Ids(second)).Order().ShouldBe(containers.Order());
        second.GetProperty("next_cursor").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Effects_are_told_by_provider_and_account_with_everything_about_them()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var (account, other) = (await sandbox.AccountAsync("care_clinic"), await sandbox.AccountAsync("other"));
        var (container, _) = await account.PreparedAsync();
        var media = (await account.PublishAsync(container)).Text("id");
        var published = sandbox.Clock.GetUtcNow();
        await other.PostAsync("not this one");

        var effect = (await sandbox.JsonAsync("GET", $"/_sandbox/effects?provider=instagram&account={account.Id}"))
            .GetProperty("items").EnumerateArray().ShouldHaveSingleItem();

        effect.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "provider", "account", "username", "media_id", "container_id", "title", "caption", "recipient", "media_sha256", "published_at",
            "permalink", "status", "publish_requests",
        ]);
        (effect.GetProperty("account").GetString(), effect.GetProperty("username").GetString()).ShouldBe((account.Id, "care_clinic"));
        (effect.GetProperty("media_id").GetString(), effect.GetProperty("container_id").GetString()).ShouldBe((media, container));
        effect.GetProperty("caption").GetString().ShouldBe(SandboxRig.Caption);
        effect.GetProperty("published_at").GetDateTimeOffset().ShouldBe(published, TimeSpan.FromMilliseconds(1));
        (await sandbox.JsonAsync("GET", "/_sandbox/effects?provider=facebook")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Mail_is_paged_newest_first()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        (await sandbox.JsonAsync("GET", "/_sandbox/mail")).ToString().ShouldBe("""{"items":[],"next_cursor":null}""");
        for (var i = 1; i <= 5; i++)
        {
            await SendAsync(sandbox, i);
        }

        var first = await sandbox.JsonAsync("GET", "/_sandbox/mail?limit=3");
        var second = await sandbox.JsonAsync("GET", $"/_sandbox/mail?limit=3&cursor={first.GetProperty("next_cursor").GetString()}");

        Subjects(first).ShouldBe(["Code 5", "Code 4", "Code 3"]);
        Subjects(second).ShouldBe(["Code 2", "Code 1"]);
        second.GetProperty("next_cursor").ValueKind.ShouldBe(JsonValueKind.Null);
        var mail = second.GetProperty("items")[1];
        mail.GetProperty("to").GetString().ShouldBe("owner1@clinic.example");
        mail.GetProperty("text").GetString()!.Trim().ShouldBe("नमस्ते, 000001");
        mail.GetProperty("at").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 24, 8, 1, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Fifty_are_a_page_unless_another_number_is_asked_for()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        for (var i = 1; i <= 51; i++)
        {
            await SendAsync(sandbox, i);
        }

        (await sandbox.JsonAsync("GET", "/_sandbox/mail")).GetProperty("items").GetArrayLength().ShouldBe(50);
        (await sandbox.JsonAsync("GET", "/_sandbox/mail?limit=200")).GetProperty("items").GetArrayLength().ShouldBe(51);
    }

    [Fact]
    public async Task Faults_are_paged_in_the_order_in_which_they_will_happen()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        foreach (var times in (int[])[1, 2, 3])
        {
            await sandbox.PlanAsync("media", "slow", times);
        }

        var first = await sandbox.JsonAsync("GET", "/_sandbox/faults?limit=2");
        var second = await sandbox.JsonAsync("GET", $"/_sandbox/faults?limit=2&cursor={first.GetProperty("next_cursor").GetString()}");

        first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
            .Select(fault => fault.GetProperty("times").GetInt32()).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("effects")]
    [InlineData("mail")]
    [InlineData("faults")]
    public async Task A_page_that_does_not_exist_is_refused_with_all_that_is_wrong(string list)
    {
        await using var sandbox = await SandboxRig.StartAsync();

        var problem = await sandbox.JsonAsync("GET", $"/_sandbox/{list}?limit=201&cursor=../made-up", expected: 422);

        problem.GetProperty("violations").EnumerateArray().Select(violation => violation.GetProperty("path").GetString())
            .ShouldBe(["limit", "cursor"]);
        await sandbox.JsonAsync("GET", $"/_sandbox/{list}?limit=0", expected: 422);
    }

    private static string?[] Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(effect => effect.GetProperty("container_id").GetString())];

    private static string?[] Subjects(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(mail => mail.GetProperty("subject").GetString())];

    /// <summary>As a portal does in the embedded default: a file in the data folder, named by an id that sorts by time.</summary>
    private static async Task SendAsync(SandboxRig sandbox, int number)
    {
        var at = new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero).AddMinutes(number);
        var folder = Directory.CreateDirectory(Path.Combine(sandbox.Folder, "mail")).FullName;
        using var message = new MimeMessage(
            [new MailboxAddress(null, "no-reply@waooaw.example")],
            [new MailboxAddress(null, string.Create(CultureInfo.InvariantCulture, $"owner{number}@clinic.example"))],
            string.Create(CultureInfo.InvariantCulture, $"Code {number}"),
            new TextPart("plain") { Text = string.Create(CultureInfo.InvariantCulture, $"नमस्ते, {number:D6}") })
        {
            Date = at,
        };
        await message.WriteToAsync(Path.Combine(folder, $"{Guid.CreateVersion7(at):D}.eml"));
    }
}
