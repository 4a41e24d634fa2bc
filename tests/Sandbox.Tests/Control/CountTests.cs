namespace Waooaw.Sandbox.Tests.Control;

public class CountTests
{
    [Fact]
    public async Task Requests_are_counted_per_operation_whatever_was_answered()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var container = (await account.CreateAsync()).Text("id")!;
        await account.CreateAsync(caption: new string('x', 2201));
        await account.SendAsync(HttpMethod.Get, "me", content: null, authorization: "Bearer made-up");
        await account.StateAsync(container);
        await account.GetAsync(account.LimitPath);
        await account.GetAsync($"{account.Id}/media");

        (await sandbox.JsonAsync("GET", "/_sandbox/requests")).ToString().ShouldBe("""
            {"items":[{"provider":"instagram","operation":"container_status","requests":1},
            {"provider":"instagram","operation":"identity","requests":1},
            {"provider":"instagram","operation":"media","requests":2},
            {"provider":"instagram","operation":"media_list","requests":1},
            {"provider":"instagram","operation":"publishing_limit","requests":1}],"could_have_published":0,"effects":0}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Reading_a_post_is_another_operation_than_reading_its_container()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var media = await account.PostAsync("one");
        var before = await sandbox.RequestsAsync("container_status");

        await account.GetAsync($"{media}?fields=permalink");

        (await sandbox.RequestsAsync("container_status"), await sandbox.RequestsAsync("media_read")).ShouldBe((before, 1));
    }

    [Fact]
    public async Task Whatever_arrives_at_publishing_with_a_body_could_have_published()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        var edge = $"{account.Id}/media_publish";

        await sandbox.PlanAsync("media_publish", "error_before");
        await account.PublishAsync(container); // a fault
        await account.SendAsync(HttpMethod.Post, edge, new StringContent("creation_id=1"), authorization: "Bearer made-up");
        await account.PublishAsync(container); // done
        await account.PublishAsync(container); // refused
        await account.SendAsync(HttpMethod.Post, edge, new ByteArrayContent([])); // without a body
        await account.SendAsync(HttpMethod.Post, edge, content: null);

        (await sandbox.RequestsAsync("media_publish")).ShouldBe(6);
        (await sandbox.CouldHavePublishedAsync()).ShouldBe(4);
        (await sandbox.EffectsAsync()).ShouldBe(1);
        (await sandbox.JsonAsync("GET", "/_sandbox/effects")).GetProperty("items")[0].GetProperty("publish_requests").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Emptying_forgets_posts_faults_and_counts_and_keeps_accounts()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var media = await account.PostAsync("one");
        var sha256 = (await sandbox.JsonAsync("GET", "/_sandbox/effects")).GetProperty("items")[0].GetProperty("media_sha256").GetString();
        await sandbox.PlanAsync("media", "slow");

        using var emptied = await sandbox.Client.DeleteAsync("/_sandbox");

        ((int)emptied.StatusCode).ShouldBe(204);
        (await sandbox.JsonAsync("GET", "/_sandbox/requests")).ToString().ShouldBe("""{"items":[],"could_have_published":0,"effects":0}""");
        (await sandbox.JsonAsync("GET", "/_sandbox/effects")).ToString().ShouldBe("""{"items":[],"next_cursor":null}""");
        (await sandbox.JsonAsync("GET", "/_sandbox/faults")).ToString().ShouldBe("""{"items":[],"next_cursor":null}""");
        await sandbox.JsonAsync("GET", $"/_sandbox/media/{sha256}", expected: 404);
        (await account.GetAsync($"{media}?fields=caption")).ShouldBeError(400, 100, 33, "GraphMethodException");
        (await account.GetAsync("me")).Status.ShouldBe(200);
        (await account.PostAsync("again")).ShouldNotBe(media);
    }

    [Fact]
    public async Task A_container_that_is_emptied_away_while_its_picture_is_fetched_stays_away()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var isAsked = new TaskCompletionSource();
        var mayAnswer = new TaskCompletionSource();
        var container = (await account.CreateAsync(sandbox.Gateway.On(async context =>
        {
            isAsked.SetResult();
            await mayAnswer.Task;
            await context.Response.Body.WriteAsync(Pictures.Square);
        }))).Text("id")!;
        await sandbox.UntilAsync(() => Task.FromResult(isAsked.Task.IsCompleted));

        (await sandbox.Client.DeleteAsync("/_sandbox")).Dispose();
        mayAnswer.SetResult();

        (await account.PostAsync("next")).ShouldNotBeNull(); // the preparation goes on
        (await account.GetAsync(container)).ShouldBeError(400, 100, 33, "GraphMethodException");
    }
}
