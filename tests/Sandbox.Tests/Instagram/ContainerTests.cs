namespace Waooaw.Sandbox.Tests.Instagram;

/// <summary>"EXPIRED — The container was not published within 24 hours and has expired. … FINISHED — … ready to be published. IN_PROGRESS …
/// PUBLISHED" (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-container, `status_code`).</summary>
public class ContainerTests
{
    [Fact]
    public async Task A_container_is_in_progress_then_finished_then_published()
    {
        await using var sandbox = await SandboxRig.StartAsync("--Sandbox:ProcessingTime=00:00:30");
        var account = await sandbox.AccountAsync();

        var container = (await account.CreateAsync()).Text("id")!;
        sandbox.Clock.Advance(TimeSpan.FromSeconds(29));
        (await account.StateAsync(container)).ShouldBe("IN_PROGRESS");
        sandbox.Gateway.Fetched.ShouldBeEmpty();

        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        await sandbox.UntilAsync(async () => await account.StateAsync(container) == "FINISHED");
        await account.PublishAsync(container);
        (await account.StateAsync(container)).ShouldBe("PUBLISHED");
    }

    // error-codes: 9007, 2207027 "The media is not ready for publishing, please wait for a moment".
    [Fact]
    public async Task A_container_in_progress_cannot_be_published_yet()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var container = (await account.CreateAsync()).Text("id")!;

        (await account.PublishAsync(container)).ShouldBeError(400, 9007, 2207027);

        await sandbox.UntilAsync(async () => await account.StateAsync(container) == "FINISHED");
        (await account.PublishAsync(container)).Status.ShouldBe(200);
    }

    // error-codes: 24, 2207008 "The media builder with creation id = {creation-id} does not exist or has been expired."
    [Fact]
    public async Task A_container_expires_after_24_hours_and_not_before()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var made = sandbox.Clock.GetUtcNow();
        var (container, _) = await account.PreparedAsync();

        sandbox.Clock.SetUtcNow(made.AddHours(24));
        (await account.StateAsync(container)).ShouldBe("FINISHED");
        sandbox.Clock.SetUtcNow(made.AddHours(24).AddSeconds(1));
        (await account.StateAsync(container)).ShouldBe("EXPIRED");
        (await account.PublishAsync(container)).ShouldBeError(400, 24, 2207008);
        (await account.PublishAsync("17900000000000000")).ShouldBeError(400, 24, 2207008);
    }

    [Fact]
    public async Task A_post_that_is_out_never_expires()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await account.PublishAsync(container);

        sandbox.Clock.Advance(TimeSpan.FromHours(25));

        (await account.StateAsync(container)).ShouldBe("PUBLISHED");
    }

    // Not documented by Meta; what matters is that the second is refused and makes no second post.
    [Fact]
    public async Task A_container_is_published_once()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        (await account.PublishAsync(container)).Status.ShouldBe(200);

        (await account.PublishAsync(container)).ShouldBeError(400, 24, 2207006);

        var effect = (await sandbox.JsonAsync("GET", "/_sandbox/effects")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        effect.GetProperty("publish_requests").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Twenty_who_publish_one_container_at_once_make_one_post()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => account.PublishAsync(container)));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        var requests = await sandbox.JsonAsync("GET", "/_sandbox/requests");
        (requests.GetProperty("could_have_published").GetInt32(), requests.GetProperty("effects").GetInt32()).ShouldBe((20, 1));
    }

    // error-codes: 400, 9, 2207042 "You reached maximum number of posts that is allowed to be published by Content Publishing API.";
    // content-publishing, "Rate limit": a 24-hour moving period.
    [Fact]
    public async Task The_day_s_limit_holds_over_a_moving_24_hours_and_per_account()
    {
        await using var sandbox = await SandboxRig.StartAsync("--Sandbox:PostsPerDay=2");
        var (account, other) = (await sandbox.AccountAsync("one"), await sandbox.AccountAsync("other"));
        await account.PostAsync("first");
        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        await account.PostAsync("second");
        var (third, _) = await account.PreparedAsync();

        (await account.PublishAsync(third)).ShouldBeError(400, 9, 2207042);
        (await account.StateAsync(third)).ShouldBe("FINISHED");
        (await other.PostAsync("mine")).ShouldNotBeNull();

        sandbox.Clock.Advance(TimeSpan.FromHours(22) + TimeSpan.FromMinutes(1));
        (await account.PublishAsync(third)).Status.ShouldBe(200);
    }
}
