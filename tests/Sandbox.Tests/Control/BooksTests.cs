using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Waooaw.Sandbox.Tests.Control;

/// <summary>The books live in DATA_DIR and survive a kill; here the Sandbox is a process of its own, and it is killed.</summary>
public sealed class BooksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("waooaw-sandbox-").FullName;

    [Fact]
    public async Task What_was_answered_survives_a_kill_exactly()
    {
        await using var gateway = await PictureServer.StartAsync();
        string[] before;
        (string Id, string Token) account;
        string ready;
        string sha256;
        using (var first = await SandboxProcess.StartAsync(_folder, gateway.Address))
        {
            account = await first.AccountAsync();
            var container = await first.PreparedAsync(account, gateway.Of(Pictures.Square));
            await first.PublishAsync(account, container);
            ready = await first.PreparedAsync(account, gateway.Of(Pictures.Jpeg(1080, 1350)));
            await first.PlanAsync("media_publish", "error_before", times: 3);
            (await first.PublishAsync(account, ready)).ShouldBe(500);
            before = await first.BooksAsync();
            sha256 = await first.FirstPictureAsync();
            first.Kill();
        }

        using var second = await SandboxProcess.StartAsync(_folder, gateway.Address);

        (await second.BooksAsync()).ShouldBe(before);
        (await second.Client.GetByteArrayAsync($"/_sandbox/media/{sha256}")).ShouldBe(Pictures.Square);
        (await second.PublishAsync(account, ready)).ShouldBe(500);
        (await second.PublishAsync(account, ready)).ShouldBe(500);
        (await second.PublishAsync(account, ready)).ShouldBe(200); // the three faults are used up
    }

    [Fact]
    public async Task A_post_whose_answer_was_lost_by_a_kill_is_out_once()
    {
        await using var gateway = await PictureServer.StartAsync();
        (string Id, string Token) account;
        string container;
        using (var first = await SandboxProcess.StartAsync(_folder, gateway.Address))
        {
            account = await first.AccountAsync();
            container = await first.PreparedAsync(account, gateway.Of(Pictures.Square));
            await first.PlanAsync("media_publish", "timeout_after_commit", times: 1);
            var silence = first.PublishAsync(account, container);
            await SandboxProcess.UntilAsync(async () => await first.StateAsync(account, container) == "PUBLISHED");
            first.Kill();
            await Should.ThrowAsync<HttpRequestException>(() => silence);
        }

        using var second = await SandboxProcess.StartAsync(_folder, gateway.Address);

        (await second.StateAsync(account, container)).ShouldBe("PUBLISHED");
        (await second.PublishAsync(account, container)).ShouldBe(400);
        (await second.BooksAsync())[1].ShouldEndWith("\"could_have_published\":2,\"effects\":1}");
    }

    [Fact]
    public async Task A_container_in_progress_at_the_kill_is_finished_afterwards()
    {
        await using var gateway = await PictureServer.StartAsync();
        var isAsked = new TaskCompletionSource();
        var mayAnswer = new TaskCompletionSource();
        var address = gateway.On(async context =>
        {
            isAsked.TrySetResult();
            await mayAnswer.Task;
            await context.Response.Body.WriteAsync(Pictures.Square);
        });
        (string Id, string Token) account;
        string container;
        using (var first = await SandboxProcess.StartAsync(_folder, gateway.Address))
        {
            account = await first.AccountAsync();
            container = await first.CreateAsync(account, address);
            await isAsked.Task;
            first.Kill();
        }

        mayAnswer.SetResult();
        using var second = await SandboxProcess.StartAsync(_folder, gateway.Address);

        await SandboxProcess.UntilAsync(async () => await second.StateAsync(account, container) == "FINISHED");
    }

    [Fact]
    public async Task Books_of_another_version_are_refused_and_left_as_they_are()
    {
        var file = Path.Combine(_folder, "sandbox.db");
        await using (var older = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await older.OpenAsync();
            await using var command = older.CreateCommand();
            command.CommandText = "CREATE TABLE accounts (id TEXT PRIMARY KEY)";
            await command.ExecuteNonQueryAsync();
        }

        await using var sandbox = SandboxApplication.Build(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--DATA_DIR={_folder}", "--Otel:ServeMetrics=false"],
            builder => builder.Logging.ClearProviders());

        (await Should.ThrowAsync<InvalidOperationException>(() => sandbox.StartAsync())).Message.ShouldContain("Delete it");
        File.Exists(file).ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
