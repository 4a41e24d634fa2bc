using Microsoft.AspNetCore.Http;
using Waooaw.Effects.Tests.Compliance;
using Waooaw.Effects.Tests.Graph;
using static Waooaw.Effects.Tests.Instagram.InstagramStage;

namespace Waooaw.Effects.Tests.Instagram;

/// <summary>After the first byte only what Instagram itself says counts.</summary>
public class AftermathTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    [Theory]
    [InlineData(500, "upstream connect error")]
    [InlineData(400, "Bad Request")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"id":"../me"}""")]
    public async Task An_answer_without_an_id_and_without_a_named_error_is_a_doubt(int status, string answer)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("publish", ScriptedServer.Json(status, answer));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();

        stage.Provider.Count("publish").ShouldBe(1);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("silence")]
    [InlineData("garbage")]
    [InlineData("a page of a broken proxy")]
    public async Task A_container_that_says_published_ends_the_doubt(string fault)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("publish", Faults.Find(fault, Nowhere));
        stage.Provider.On("container", Status("FINISHED"), Status("PUBLISHED"));
        var now = DateTimeOffset.UtcNow;
        stage.Provider.On("list", Listed(Entry(Media, now), Entry("1", now, "Another"), Entry("2", now.AddDays(-1))));

        (await stage.PublishAsync()).ShouldBe(new Receipt.Done(Media, Page));

        stage.Provider.Count("publish").ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_posts_with_the_same_words_or_none_are_told_apart_by_the_container_only(bool isTwice)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("publish", Faults.Cut);
        stage.Provider.On("container", Status("FINISHED"), Status("PUBLISHED"));
        stage.Provider.On("list", Listed(isTwice ? [Entry(Media, DateTimeOffset.UtcNow), Entry("1", DateTimeOffset.UtcNow)] : []));

        (await stage.PublishAsync()).ShouldBe(new Receipt.Done($"container:{Container}", ProviderUrl: null));
    }

    [Theory]
    [InlineData(400, 4, false, true, "rate_limited")]
    [InlineData(400, 613, false, true, "rate_limited")]
    [InlineData(500, 2, true, true, "dependency_unavailable")]
    [InlineData(401, 190, false, true, "secret_unresolvable")]
    [InlineData(403, 200, false, false, "provider_not_allowed")]
    [InlineData(400, 506, false, false, "duplicate_content")]
    [InlineData(400, 100, false, false, "validation")]
    public async Task A_named_error_with_the_container_still_finished_is_a_known_no(
        int status, int code, bool saysTransient, bool isTransient, string reason)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("publish", GraphSays.Error(status, code, saysTransient));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason.Code, no.DropsHandle).ShouldBe((isTransient, reason, false));
        stage.Provider.Count("publish").ShouldBe(1);
    }

    [Fact]
    public async Task A_named_error_about_what_is_out_already_is_a_success()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("publish", GraphSays.Error(400, 100));
        stage.Provider.On("container", Status("FINISHED"), Status("PUBLISHED"));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Done>();
    }

    [Fact]
    public async Task A_named_error_stays_a_doubt_when_the_container_cannot_be_asked()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("publish", GraphSays.Error(400, 100));
        stage.Provider.On("container", Status("FINISHED"), Faults.Cut);

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Fact]
    public async Task A_write_is_cut_at_its_limit_however_slowly_the_answer_drips()
    {
        await using var stage = await SetAsync(("Effects:Limits:SendLimit", "00:00:00.300"));
        stage.Provider.On("publish", Faults.Find("one byte at a time", Nowhere));
        var begun = TimeProvider.System.GetTimestamp();

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();

        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static RequestDelegate Listed(params IEnumerable<string> entries) =>
        ScriptedServer.Json(200, $$"""{"data":[{{string.Join(',', entries)}}]}""");
}
