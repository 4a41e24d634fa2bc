using System.Globalization;
using System.Security.Cryptography;
using static Waooaw.Sandbox.Tests.SandboxRig;

namespace Waooaw.Sandbox.Tests.YouTube;

/// <summary>https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol, step by step.</summary>
public class UploadTests
{
    private const int Unit = 256 * 1024;

    private static readonly byte[] Film = [0, 0, 0, 24, .. "ftypmp42"u8, .. Enumerable.Range(0, (2 * Unit) + 77).Select(i => (byte)i)];

    // "The API server responds … 200 OK and a Location header"; "308 Resume Incomplete … Range: bytes=0-999999"; then the video resource.
    [Fact]
    public async Task A_film_goes_up_in_pieces_and_is_out_with_the_last_of_them()
    {
        await using var sandbox = await StartAsync();
        var channel = await sandbox.IssueAsync("youtube");
        var address = (await StartUploadAsync(sandbox, channel)).Must(200).Headers["Location"];

        (await AskAsync(sandbox, address)).Must(308).Headers.ContainsKey("Range").ShouldBeFalse();
        (await PutAsync(sandbox, address, 0, Unit)).Must(308).Headers["Range"].ShouldBe($"bytes=0-{Unit - 1}");
        (await AskAsync(sandbox, address)).Must(308).Headers["Range"].ShouldBe($"bytes=0-{Unit - 1}");
        (await sandbox.OutThereAsync("youtube")).ShouldBeEmpty();
        var made = (await PutAsync(sandbox, address, Unit, Film.Length)).Must(200);

        (await AskAsync(sandbox, address)).Must(200).Text("id").ShouldBe(made.Text("id"));
        var seen = (await sandbox.OutThereAsync("youtube")).ShouldHaveSingleItem();
        seen.GetProperty("media_sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Film)));
        (seen.GetProperty("title").GetString(), seen.GetProperty("status").GetString()).ShouldBe(("A film", "unlisted"));
        seen.GetProperty("publish_requests").GetInt32().ShouldBe(1);
        Directory.GetFiles(Path.Combine(sandbox.Folder, "sandbox-uploads")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_do_not_go_on_where_the_last_ended_change_nothing()
    {
        await using var sandbox = await StartAsync();
        var address = (await StartUploadAsync(sandbox, await sandbox.IssueAsync("youtube"))).Headers["Location"];
        await PutAsync(sandbox, address, 0, Unit);

        (await PutAsync(sandbox, address, 2 * Unit, Film.Length)).Must(308).Headers["Range"].ShouldBe($"bytes=0-{Unit - 1}");
        (await PutAsync(sandbox, address, Unit, Unit + 5)).Must(400);
    }

    [Fact]
    public async Task What_is_no_film_is_refused_with_its_last_byte()
    {
        await using var sandbox = await StartAsync();
        var channel = await sandbox.IssueAsync("youtube");
        var address = (await StartUploadAsync(sandbox, channel, length: 40)).Headers["Location"];

        using var content = new ByteArrayContent(new byte[40]);
        (await sandbox.SendAsync("PUT", address, null, content)).Must(400);
        (await sandbox.OutThereAsync("youtube")).ShouldBeEmpty();
    }

    // https://developers.google.com/youtube/v3/docs/videos/insert#errors and https://developers.google.com/youtube/v3/docs/videos#properties
    [Theory]
    [InlineData("a < b", "", "private", "invalidTitle")]
    [InlineData("", "", "private", "invalidTitle")]
    [InlineData("fine", "a > b", "private", "invalidDescription")]
    [InlineData("fine", "", "secret", "invalidVideoMetadata")]
    public async Task Words_that_are_not_allowed_are_refused(string title, string description, string privacy, string reason)
    {
        await using var sandbox = await StartAsync();

        var refused = await StartUploadAsync(sandbox, await sandbox.IssueAsync("youtube"), title, description, privacy);

        refused.Must(400).Text("error", "errors", "0", "reason").ShouldBe(reason);
        refused.At("error", "code").GetInt32().ShouldBe(400);
    }

    // https://developers.google.com/youtube/v3/docs/errors: quotaExceeded (403); the day ends at midnight Pacific time
    [Fact]
    public async Task The_project_s_day_is_full_for_everybody_until_midnight_in_California()
    {
        await using var sandbox = await StartAsync("--Sandbox:YouTube:InsertsPerDay=1");
        await StartUploadAsync(sandbox, await sandbox.IssueAsync("youtube"));

        var refused = (await StartUploadAsync(sandbox, await sandbox.IssueAsync("youtube"))).Must(403);
        refused.Text("error", "errors", "0", "reason").ShouldBe("quotaExceeded");
        sandbox.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 7, 59, 0, TimeSpan.Zero));
        (await StartUploadAsync(sandbox, await sandbox.IssueAsync("youtube"))).Must(403);
        sandbox.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
        (await StartUploadAsync(sandbox, await sandbox.IssueAsync("youtube"))).Must(200);
    }

    [Fact]
    public async Task An_upload_that_is_too_old_is_gone()
    {
        await using var sandbox = await StartAsync("--Sandbox:YouTube:UploadLife=00:01:00");
        var address = (await StartUploadAsync(sandbox, await sandbox.IssueAsync("youtube"))).Headers["Location"];
        sandbox.Clock.SetUtcNow(sandbox.Clock.GetUtcNow().AddMinutes(2));

        (await AskAsync(sandbox, address)).Must(404);
    }

    private static Task<WireAnswer> StartUploadAsync(
        SandboxRig sandbox, IssuedTokens channel, string title = "A film", string description = "What it is about", string privacy = "unlisted", int? length = null) =>
        sandbox.SendAsync(
            "POST", "/youtube/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status", channel.Token,
            Json(new { snippet = new { title, description, tags = (string[])["health", "Pune city"] }, status = new { privacyStatus = privacy } }),
            ("X-Upload-Content-Length", (length ?? Film.Length).ToString(CultureInfo.InvariantCulture)), ("X-Upload-Content-Type", "video/mp4"));

    private static Task<WireAnswer> PutAsync(SandboxRig sandbox, string address, int from, int to) =>
        sandbox.SendAsync("PUT", address, null, new ByteArrayContent(Film[from..to]), ("Content-Range", $"bytes {from}-{to - 1}/{Film.Length}"));

    private static Task<WireAnswer> AskAsync(SandboxRig sandbox, string address) =>
        sandbox.SendAsync("PUT", address, null, new ByteArrayContent([]), ("Content-Range", $"bytes */{Film.Length}"));
}
