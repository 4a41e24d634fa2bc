using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Tests.Compliance;
using static Waooaw.Effects.Tests.YouTube.YouTubeCase;

namespace Waooaw.Effects.Tests.YouTube;

public class UploadTests
{
    private static readonly YouTubeCase Sample = new();

    [Fact]
    public async Task The_wire_is_what_Google_documents()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);

        await stage.PublishAsync();

        var begin = stage.Provider.Requests.Single(request => request.Operation == "begin");
        begin.PathAndQuery.ShouldBe("/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status");
        (begin.Headers["X-Upload-Content-Length"], begin.Headers["X-Upload-Content-Type"]).ShouldBe(($"{Sample.Bytes.Length}", "video/mp4"));
        JsonElement.DeepEquals(
            JsonElement.Parse(begin.Body),
            JsonElement.Parse("""
            {
              "snippet": {
                "title": "BP check camp – नमस्ते 😀",
                "description": "Free on 1 December.\n#BronzFonz & more",
                "tags": ["health", "BP camp"],
                "categoryId": "27"
              },
              "status": { "privacyStatus": "unlisted", "selfDeclaredMadeForKids": false }
            }
            """)).ShouldBeTrue();
        var complete = stage.Provider.Requests.Single(request => request.Operation == "complete");
        complete.Headers["Content-Range"].ShouldBe($"bytes {Unit}-{Unit + 39_999}/{Unit + 40_000}");
        complete.Headers["Content-Type"].ShouldBe("video/mp4");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(Unit, 0)]
    [InlineData(Unit + 1, 1)]
    [InlineData((36 * Unit) + 1, 2)]
    [InlineData(33 * Unit, 1)]
    public async Task Every_byte_arrives_once_and_the_last_write_is_short(int length, int parts)
    {
        var film = new YouTubeCase(length);
        await using var stage = await ProviderStage.SetAsync(
            film, ("Effects:Limits:ContainerWait", "00:02:00"), ("Effects:Limits:PrepareTimeout", "00:01:00"));
        stage.Permits.Life = TimeSpan.FromMinutes(2);

        (await stage.PublishAsync()).ShouldBe(film.Done);

        stage.Provider.Count("part").ShouldBe(parts);
        var sent = stage.Provider.Requests.Where(request => request.Operation is "part" or "complete").ToList();
        string.Concat(sent.Select(request => request.Body)).ShouldBe(Encoding.ASCII.GetString(film.Bytes));
        sent.SkipLast(1).ShouldAllBe(request => request.Body.Length % Unit == 0 && request.Body.Length <= 32 * Unit);
        sent[^1].Body.Length.ShouldBeInRange(1, Unit);
    }

    [Fact]
    public async Task The_address_of_an_upload_is_kept_and_stands_nowhere_else()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        var crossed = false;
        stage.Permits.OnCross = () => Task.FromResult(crossed = true);

        await stage.PublishAsync();

        stage.KeptHandles.ShouldBe([Sample.HandleAt(stage.Provider.Address)]);
        crossed.ShouldBeTrue();
        stage.Permits.Crossed.ShouldBeNull();
        stage.Logs.All.ShouldNotContain(line => line.Contains("xa298sd_f", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_that_was_taken_in_part_is_gone_on_from_there()
    {
        var film = new YouTubeCase(3 * Unit);
        await using var stage = await ProviderStage.SetAsync(film);
        stage.Provider.On("part", Incomplete(Unit - 1), Incomplete((2 * Unit) - 1));

        (await stage.PublishAsync()).ShouldBe(film.Done);

        stage.Provider.Requests.Select(request => request.Headers.GetValueOrDefault("Content-Range")).OfType<string>().ShouldBe(
        [
            $"bytes 0-{(2 * Unit) - 1}/{3 * Unit}", $"bytes {Unit}-{(2 * Unit) - 1}/{3 * Unit}", $"bytes {2 * Unit}-{(3 * Unit) - 1}/{3 * Unit}",
        ]);
    }

    [Fact]
    public async Task A_part_of_which_nothing_was_taken_is_tried_again_later()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("part", Incomplete(last: null));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.DropsHandle).ShouldBe((true, false));
        stage.Provider.Count("part").ShouldBe(1);
    }

    [Fact]
    public async Task A_long_film_is_sent_by_several_attempts_and_none_of_them_counts()
    {
        await using var stage = await ProviderStage.SetAsync(
            new YouTubeCase(70 * Unit), ("Effects:Limits:ContainerWait", "00:00:00.010"), ("Effects:Limits:PrepareTimeout", "00:00:10"));
        stage.Provider.Delay = TimeSpan.FromMilliseconds(20);

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Counts, no.DropsHandle).ShouldBe((true, false, false));
        stage.Provider.Count("part").ShouldBe(1);
    }

    [Fact]
    public async Task What_an_earlier_attempt_uploaded_is_gone_on_with()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);

        (await stage.PublishAsync(handle: Sample.HandleAt(stage.Provider.Address))).ShouldBe(Sample.Done);

        stage.Provider.Requests.Select(request => request.Operation).ShouldBe(["ask", "complete"]);
        stage.KeptHandles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task An_upload_that_has_expired_is_begun_anew_by_the_next_attempt(int status)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("ask", ScriptedServer.Json(status, ""));

        var no = (await stage.PublishAsync(handle: Sample.HandleAt(stage.Provider.Address))).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.DropsHandle).ShouldBe((true, true));
        stage.Provider.Count("complete").ShouldBe(0);
    }

    [Fact]
    public async Task An_upload_that_is_complete_already_is_a_doubt_and_not_sent_again()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("ask", Complete(200), Incomplete(Sample.Bytes.Length - 1));
        var handle = Sample.HandleAt(stage.Provider.Address);

        (await stage.PublishAsync(handle: handle)).ShouldBeOfType<Receipt.Unknown>();
        (await stage.PublishAsync(handle: handle)).ShouldBeOfType<Receipt.Unknown>();

        stage.Provider.Requests.ShouldAllBe(request => request.Operation == "ask");
    }

    [Theory]
    [InlineData("https://www.googleapis.com.example/upload?upload_id=1")]
    [InlineData("not an address")]
    public async Task What_leads_elsewhere_is_followed_neither_from_an_answer_nor_from_what_was_kept(string elsewhere)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("begin", context =>
        {
            context.Response.Headers.Location = elsewhere;
            return Task.CompletedTask;
        });

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>().IsTransient.ShouldBeTrue();
        (await stage.PublishAsync(handle: elsewhere)).ShouldBeOfType<Receipt.Refused>().DropsHandle.ShouldBeTrue();

        stage.KeptHandles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_film_than_the_approved_one_is_not_sent()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        var post = stage.Post();
        var other = post.Media[0] with { Sha256 = ContentHash.OfBytes("other"u8) };

        var no = (await stage.PublishAsync(post with { Media = [other] })).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason).ShouldBe((false, Reasons.ContentChanged));
        stage.Provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_that_cannot_keep_the_address_sends_no_byte_of_the_film()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.KeepsHandles = false;

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>().Counts.ShouldBeFalse();

        stage.Provider.Requests.Select(request => request.Operation).ShouldBe(["begin"]);
    }

    /// <summary>https://developers.google.com/youtube/v3/docs/videos/insert#errors</summary>
    [Theory]
    [InlineData(400, "invalidTitle", false, "validation")]
    [InlineData(400, "uploadLimitExceeded", true, "rate_limited")]
    [InlineData(401, "authError", true, "secret_unresolvable")]
    [InlineData(401, "youtubeSignupRequired", false, "provider_not_allowed")]
    [InlineData(403, "forbidden", false, "provider_not_allowed")]
    [InlineData(403, "quotaExceeded", true, "rate_limited")]
    [InlineData(403, "channelSuspended", false, "provider_not_allowed")]
    [InlineData(503, "backendError", true, "dependency_unavailable")]
    public async Task An_error_while_preparing_is_known_by_its_class(int status, string reason, bool isTransient, string refusal)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("begin", Error(status, reason));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason.Code).ShouldBe((isTransient, refusal));
        no.Why.ShouldContain(reason);
        no.Why.ShouldNotContain("BP check camp"); // their message may repeat ours
    }

    [Theory]
    [InlineData("2026-07-01T12:00:00Z", 19)]
    [InlineData("2026-01-15T12:00:00Z", 20)]
    [InlineData("2026-01-15T07:59:00Z", 0)]
    public async Task A_used_up_quota_waits_until_midnight_in_California(string now, int hours)
    {
        var clock = new StoppedClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await using var stage = await ProviderStage.SetAsync(Sample, services => services.AddSingleton<TimeProvider>(clock).AddEffects());
        stage.Provider.On("begin", Error(403, "quotaExceeded"));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        no.RetryAfter.ShouldBe(hours == 0 ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(hours));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
