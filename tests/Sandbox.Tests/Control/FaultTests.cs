using System.Net;
using System.Text.Json;

namespace Waooaw.Sandbox.Tests.Control;

public class FaultTests
{
    [Fact]
    public async Task Error_before_is_a_500_and_nothing_is_done()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await sandbox.PlanAsync("media_publish", "error_before");

        (await account.PublishAsync(container)).ShouldBeError(500, 2);

        (await account.StateAsync(container)).ShouldBe("FINISHED");
        (await account.PublishAsync(container)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Error_after_commit_is_a_502_and_the_post_is_out()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await sandbox.PlanAsync("media_publish", "error_after_commit");

        using var response = await RawPublishAsync(sandbox, account, container);

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await account.StateAsync(container)).ShouldBe("PUBLISHED");
    }

    [Fact]
    public async Task Outage_after_commit_is_a_502_and_the_first_question_is_not_answered_either()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await sandbox.PlanAsync("media_publish", "outage_after_commit");

        using var response = await RawPublishAsync(sandbox, account, container);

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await account.GetAsync($"{container}?fields=status_code")).ShouldBeError(500, 2);
        (await account.StateAsync(container)).ShouldBe("PUBLISHED");
    }

    [Theory]
    [InlineData("reset_after_commit", "PUBLISHED")]
    [InlineData("reset_before", "FINISHED")]
    public async Task A_reset_breaks_the_connection_before_or_after_the_post_is_out(string fault, string state)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await sandbox.PlanAsync("media_publish", fault);

        await Should.ThrowAsync<HttpRequestException>(() => RawPublishAsync(sandbox, account, container));

        (await account.StateAsync(container)).ShouldBe(state);
        (await sandbox.CouldHavePublishedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Timeout_after_commit_says_nothing_for_a_minute_and_then_hangs_up_and_the_post_is_out()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await sandbox.PlanAsync("media_publish", "timeout_after_commit");

        var silence = RawPublishAsync(sandbox, account, container);
        await sandbox.StillUntilAsync(async () => await account.StateAsync(container) == "PUBLISHED");
        silence.IsCompleted.ShouldBeFalse();

        await sandbox.UntilAsync(() => Task.FromResult(silence.IsCompleted));
        await Should.ThrowAsync<HttpRequestException>(() => silence);
    }

    [Theory]
    [InlineData("garbage", "FINISHED")]
    [InlineData("garbage_after_commit", "PUBLISHED")]
    public async Task Garbage_is_a_page_that_says_nothing(string fault, string state)
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await sandbox.PlanAsync("media_publish", fault);

        using var response = await RawPublishAsync(sandbox, account, container);

        (response.StatusCode, response.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "text/html"));
        (await account.StateAsync(container)).ShouldBe(state);
    }

    // https://developers.facebook.com/docs/graph-api/guides/error-handling: 4 "API Too Many Calls".
    [Fact]
    public async Task Rate_limit_is_a_429_with_Retry_After_and_nothing_is_done()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await sandbox.PlanAsync("media_publish", "rate_limit");

        using var response = await RawPublishAsync(sandbox, account, container);

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        new GraphAnswer(429, answer.RootElement).ShouldBeError(429, 4).Json.GetProperty("error").GetProperty("is_transient").GetBoolean()
            .ShouldBeTrue();
        (await account.StateAsync(container)).ShouldBe("FINISHED");
    }

    // https://developers.facebook.com/docs/graph-api/guides/error-handling: 190 with 463 "Expired".
    [Fact]
    public async Task Auth_expired_is_190_463_and_the_token_is_good_again_afterwards()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        await sandbox.PlanAsync("identity", "auth_expired");

        (await account.GetAsync("me")).ShouldBeError(401, 190, 463);
        (await account.GetAsync("me")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Slow_answers_after_three_seconds_and_is_done_also_when_nobody_waited()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await sandbox.PlanAsync("media_publish", "slow", times: 1);
        using var impatience = new CancellationTokenSource();

        var answer = RawPublishAsync(sandbox, account, container, impatience.Token);
        await sandbox.StillUntilAsync(async () => await sandbox.CouldHavePublishedAsync() == 1);
        (await account.StateAsync(container)).ShouldBe("FINISHED");
        await impatience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => answer);

        sandbox.Clock.Advance(TimeSpan.FromSeconds(3));
        await sandbox.StillUntilAsync(async () => await account.StateAsync(container) == "PUBLISHED");
    }

    [Fact]
    public async Task A_fault_happens_so_many_times_and_at_no_other_operation()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        await sandbox.PlanAsync("publishing_limit", "error_before", times: 2);

        (await account.GetAsync("me")).Status.ShouldBe(200);
        (await account.GetAsync(account.LimitPath)).Status.ShouldBe(500);
        (await FaultsAsync(sandbox)).ShouldBe([("publishing_limit", "error_before", 1)]);
        (await account.GetAsync(account.LimitPath)).Status.ShouldBe(500);
        (await FaultsAsync(sandbox)).ShouldBeEmpty();
        (await account.GetAsync(account.LimitPath)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Faults_of_one_operation_happen_in_the_order_in_which_they_were_planned()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        await sandbox.PlanAsync("identity", "error_after_commit");
        await sandbox.PlanAsync("identity", "rate_limit");

        using var first = await sandbox.Client.SendAsync(Get(account, "me"));
        using var second = await sandbox.Client.SendAsync(Get(account, "me"));

        (first.StatusCode, second.StatusCode).ShouldBe((HttpStatusCode.BadGateway, HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_fault_after_the_work_waits_for_work_that_is_done()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        await sandbox.PlanAsync("media_publish", "error_after_commit");

        (await account.PublishAsync("17900000000000000")).ShouldBeError(400, 24, 2207008);
        (await FaultsAsync(sandbox)).ShouldBe([("media_publish", "error_after_commit", 1)]);

        var (container, _) = await account.PreparedAsync();
        using var response = await RawPublishAsync(sandbox, account, container);
        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await FaultsAsync(sandbox)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("myspace", "media_publish", "slow", 1, "provider")]
    [InlineData("instagram", "feed", "slow", 1, "operation")]
    [InlineData("instagram", "media_publish", "duplicate_webhook", 1, "fault")]
    [InlineData("instagram", "media_publish", "explode", 1, "fault")]
    [InlineData("instagram", "media_publish", "slow", 0, "times")]
    [InlineData("instagram", "media_publish", "slow", 1001, "times")]
    public async Task A_fault_that_cannot_happen_is_refused(string provider, string operation, string fault, int times, string path)
    {
        await using var sandbox = await SandboxRig.StartAsync();

        var problem = await sandbox.JsonAsync("POST", "/_sandbox/faults", new { provider, operation, fault, times }, expected: 422);

        problem.GetProperty("reason").GetString().ShouldBe("validation");
        problem.GetProperty("violations")[0].GetProperty("path").GetString().ShouldBe(path);
        (await FaultsAsync(sandbox)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_problem_of_a_plan_is_named()
    {
        await using var sandbox = await SandboxRig.StartAsync();

        var problem = await sandbox.JsonAsync(
            "POST", "/_sandbox/faults", new { provider = "x", operation = "x", fault = "x", times = -1 }, expected: 422);

        problem.GetProperty("violations").EnumerateArray().Select(violation => violation.GetProperty("path").GetString())
            .ShouldBe(["provider", "operation", "fault", "times"]);
    }

    private static async Task<(string?, string?, int)[]> FaultsAsync(SandboxRig sandbox) =>
    [
        .. (await sandbox.JsonAsync("GET", "/_sandbox/faults")).GetProperty("items").EnumerateArray().Select(fault => (
            fault.GetProperty("operation").GetString(), fault.GetProperty("fault").GetString(), fault.GetProperty("times").GetInt32())),
    ];

    private static HttpRequestMessage Get(InstagramAccount account, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/instagram/v23.0/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", account.Bearer);
        return request;
    }

    private static async Task<HttpResponseMessage> RawPublishAsync(
        SandboxRig sandbox, InstagramAccount account, string container, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/instagram/v23.0/{account.Id}/media_publish")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("creation_id", container)]),
        };
        request.Headers.TryAddWithoutValidation("Authorization", account.Bearer);
        return await sandbox.Client.SendAsync(request, ct);
    }
}
