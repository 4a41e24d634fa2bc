using System.Net;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Tests.Compliance;
using Waooaw.Effects.Tests.Graph;
using static Waooaw.Effects.Tests.Instagram.InstagramStage;

namespace Waooaw.Effects.Tests.Instagram;

public class PublishTests
{
    [Fact]
    public async Task A_post_is_prepared_unseen_and_made_visible_with_one_write()
    {
        await using var stage = await SetAsync();

        var done = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Done>();

        done.ShouldBe(new Receipt.Done(Media, Page));
        stage.Provider.Requests.Select(request => request.Operation).ShouldBe(["quota", "make", "container", "publish", "permalink"]);
        stage.KeptHandles.ShouldBe([Container]);
        stage.Permits.Crossed.ShouldBe(Container);
    }

    [Fact]
    public async Task The_wire_is_what_Meta_documents()
    {
        await using var stage = await SetAsync();

        await stage.PublishAsync();

        var make = stage.Provider.Requests.Single(request => request.Operation == "make");
        make.PathAndQuery.ShouldBe($"/v23.0/{Account}/media");
        make.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded");
        var fields = Fields(make);
        fields["image_url"].ShouldStartWith("https://gateway.example/media/");
        fields["caption"].ShouldBe(Caption);
        var publish = stage.Provider.Requests.Single(request => request.Operation == "publish");
        publish.PathAndQuery.ShouldBe($"/v23.0/{Account}/media_publish");
        publish.Body.ShouldBe($"creation_id={Container}");
    }

    [Fact]
    public async Task Access_travels_in_a_header_and_stands_in_no_address_and_no_log()
    {
        await using var stage = await SetAsync();

        await stage.PublishAsync();

        stage.Provider.Requests.ShouldAllBe(request => request.Headers["Authorization"] == $"Bearer {ScriptedVault.Token}");
        stage.Provider.Requests.ShouldAllBe(request => !request.PathAndQuery.Contains("token", StringComparison.OrdinalIgnoreCase));
        stage.Provider.Requests.ShouldAllBe(request => request.Headers["X-Correlation-ID"] == "corr-1");
        stage.Logs.All.ShouldContain(line => line.Contains("Done", StringComparison.Ordinal));
        stage.Logs.All.ShouldNotContain(line =>
            line.Contains(ScriptedVault.Token, StringComparison.Ordinal) || line.Contains("नमस्ते", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_earlier_attempt_prepared_is_gone_on_with()
    {
        await using var stage = await SetAsync();

        (await stage.PublishAsync(handle: Container)).ShouldBeOfType<Receipt.Done>();

        stage.Provider.Count("make").ShouldBe(0);
        stage.KeptHandles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_changes_nothing_about_what_is_out()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("permalink", Faults.Cut);

        (await stage.PublishAsync()).ShouldBe(new Receipt.Done(Media, ProviderUrl: null));
    }

    [Fact]
    public async Task A_used_up_quota_stops_before_anything_is_prepared()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("quota", ScriptedServer.Json(
            200, """{"data":[{"quota_usage":50,"config":{"quota_total":50,"quota_duration":86400}}]}"""));

        var no = await RefusedAsync(stage);

        (no.IsTransient, no.Reason).ShouldBe((true, Reasons.RateLimited));
        no.RetryAfter.ShouldNotBeNull();
        stage.Provider.Count("make").ShouldBe(0);
    }

    [Theory]
    [InlineData(400, 4, true, "rate_limited")]
    [InlineData(400, 17, true, "rate_limited")]
    [InlineData(400, 32, true, "rate_limited")]
    [InlineData(400, 613, true, "rate_limited")]
    [InlineData(401, 190, true, "secret_unresolvable")]
    [InlineData(403, 200, false, "provider_not_allowed")]
    [InlineData(403, 10, false, "provider_not_allowed")]
    [InlineData(400, 506, false, "duplicate_content")]
    [InlineData(400, 100, false, "validation")]
    [InlineData(400, 9004, false, "validation")]
    [InlineData(400, 36003, false, "validation")]
    [InlineData(400, 77777, false, "validation")]
    [InlineData(500, 2, true, "dependency_unavailable")]
    public async Task An_error_while_preparing_is_known_by_its_class(int status, int code, bool isTransient, string reason)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("make", GraphSays.Error(status, code));

        var no = await RefusedAsync(stage);

        (no.IsTransient, no.Reason.Code).ShouldBe((isTransient, reason));
        stage.Provider.Count("publish").ShouldBe(0);
    }

    [Theory]
    [InlineData(503, true, "dependency_unavailable")]
    [InlineData(429, true, "rate_limited")]
    [InlineData(404, false, "validation")]
    public async Task An_answer_without_a_named_error_is_judged_by_its_status(int status, bool isTransient, string reason)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("make", context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return ScriptedServer.Json(status, "<html>")(context);
        });

        var no = await RefusedAsync(stage);

        (no.IsTransient, no.Reason.Code).ShouldBe((isTransient, reason));
        if (isTransient)
        {
            no.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        }
    }

    [Fact]
    public async Task A_rate_limit_waits_as_long_as_the_usage_header_says()
    {
        // The header's shape: https://developers.facebook.com/docs/graph-api/overview/rate-limiting
        await using var stage = await SetAsync();
        stage.Provider.On("make", context =>
        {
            context.Response.Headers["X-Business-Use-Case-Usage"] =
                """{"112130216863063":[{"type":"instagram","call_count":100,"total_time":25,"estimated_time_to_regain_access":19}]}""";
            return GraphSays.Error(400, 4)(context);
        });

        (await RefusedAsync(stage)).RetryAfter.ShouldBe(TimeSpan.FromMinutes(19));
    }

    [Fact]
    public async Task A_container_at_work_is_waited_for()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", Status("IN_PROGRESS"), Status("IN_PROGRESS"), Status("FINISHED"));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Done>();
    }

    [Fact]
    public async Task A_container_long_at_work_costs_no_attempt_and_is_kept()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", Status("IN_PROGRESS"));

        var no = await RefusedAsync(stage);

        (no.IsTransient, no.Counts, no.DropsHandle, no.RetryAfter).ShouldBe((true, false, false, TimeSpan.FromSeconds(5)));
        stage.Permits.Crossed.ShouldBeNull();
    }

    [Theory]
    [InlineData("ERROR")]
    [InlineData("EXPIRED")]
    public async Task A_container_of_no_use_is_dropped(string status)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", Status(status));

        var no = await RefusedAsync(stage, handle: Container);

        (no.IsTransient, no.DropsHandle).ShouldBe((true, true));
        stage.Provider.Count("publish").ShouldBe(0);
    }

    [Fact]
    public async Task A_container_that_someone_has_published_is_a_doubt_and_is_never_published_again()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", Status("PUBLISHED"));

        (await stage.PublishAsync(handle: Container)).ShouldBeOfType<Receipt.Unknown>();

        stage.Provider.Count("publish").ShouldBe(0);
    }

    [Fact]
    public async Task A_worker_whose_handle_is_not_kept_stops()
    {
        await using var stage = await SetAsync();
        stage.KeepsHandles = false;

        var no = await RefusedAsync(stage);

        (no.IsTransient, no.Counts).ShouldBe((true, false));
        stage.Provider.Count("container").ShouldBe(0);
    }

    [Fact]
    public async Task A_journal_that_breaks_at_the_point_of_no_return_leaves_nothing_sent()
    {
        await using var stage = await SetAsync();
        stage.Permits.OnCross = () => throw new IOException("The disk is gone.");

        (await RefusedAsync(stage)).IsTransient.ShouldBeTrue();
        stage.Provider.Count("publish").ShouldBe(0);
    }

    [Fact]
    public async Task A_permit_that_grew_old_while_preparing_sends_nothing()
    {
        await using var stage = await SetAsync();
        stage.Permits.Life = TimeSpan.FromMilliseconds(250);
        stage.Provider.On("make", async context =>
        {
            await Task.Delay(300);
            await ScriptedServer.Json(200, $$"""{"id":"{{Container}}"}""")(context);
        });

        var no = await RefusedAsync(stage);

        (no.IsTransient, no.DropsHandle).ShouldBe((true, false));
        stage.Provider.Count("publish").ShouldBe(0);
    }

    [Fact]
    public async Task A_permit_that_grew_old_at_the_point_of_no_return_sends_nothing()
    {
        await using var stage = await SetAsync();
        stage.Permits.Life = TimeSpan.FromMilliseconds(700);
        stage.Permits.OnCross = async () =>
        {
            await Task.Delay(800);
            return true;
        };

        (await RefusedAsync(stage)).IsTransient.ShouldBeTrue();
        stage.Permits.Crossed.ShouldBe(Container);
        stage.Provider.Count("publish").ShouldBe(0);
    }

    [Fact]
    public async Task A_provider_nobody_knows_is_a_no()
    {
        await using var stage = await SetAsync();

        var no = await RefusedAsync(stage, Post() with { Provider = "myspace" });

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.ProviderNotAllowed));
        stage.Vault.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_could_not_be_sent_exactly_as_approved_is_not_sent()
    {
        await using var stage = await SetAsync();

        var no = await RefusedAsync(stage, Post() with { Media = [], Title = "A title", Options = Post().Options.Add("privacy", "private") });

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.Validation));
        no.Why.ShouldContain("picture");
        no.Why.ShouldContain("title");
        no.Why.ShouldContain("options");
        stage.Vault.Requests.ShouldBeEmpty();
    }

    private static async Task<Receipt.Refused> RefusedAsync(
        ProviderStage stage, Effects.Posts.PublishPost? post = null, string? handle = null) =>
        (await stage.PublishAsync(post, handle)).ShouldBeOfType<Receipt.Refused>();

    private static Dictionary<string, string> Fields(Arrived request) => request.Body.Split('&')
        .Select(field => field.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]));
}
