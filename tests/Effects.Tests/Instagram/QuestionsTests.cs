using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Graph;
using static Waooaw.Effects.Tests.Instagram.InstagramStage;

namespace Waooaw.Effects.Tests.Instagram;

public class QuestionsTests
{
    [Fact]
    public async Task Finished_means_not_posted_and_still_of_use() => (await AskedAsync("FINISHED"))
        .ShouldBeOfType<PostAnswer.NotPosted>().CanGoOn.ShouldBeTrue();

    [Theory]
    [InlineData("EXPIRED")]
    [InlineData("ERROR")]
    public async Task Expired_and_failed_mean_not_posted_and_of_no_use(string status) => (await AskedAsync(status))
        .ShouldBeOfType<PostAnswer.NotPosted>().CanGoOn.ShouldBeFalse();

    [Theory]
    [InlineData("IN_PROGRESS")]
    [InlineData("SOMETHING_NEW")]
    public async Task Anything_else_is_no_answer(string status) => (await AskedAsync(status)).ShouldBeOfType<PostAnswer.NoAnswer>();

    [Fact]
    public async Task Published_means_posted_under_the_one_entry_with_these_words()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", Status("PUBLISHED"));
        var sent = DateTimeOffset.UtcNow;
        stage.Provider.On("list", ScriptedServer.Json(200, $$"""{"data":[{{Entry(Media, sent)}},{{Entry("1", sent.AddMinutes(-2))}}]}"""));

        var posted = (await stage.AskAsync(sentAfter: sent)).ShouldBeOfType<PostAnswer.Posted>();

        (posted.ProviderRef, posted.ProviderUrl).ShouldBe((Media, Page));
    }

    [Fact]
    public async Task A_question_reads_and_does_nothing_else()
    {
        await using var stage = await SetAsync();

        await stage.AskAsync();

        stage.Provider.Requests.ShouldAllBe(request => request.Method == "GET");
        ScriptedVault.Read(stage.Vault.Requests.Single()).Kind.ShouldBe(Contracts.Tokens.LeaseKind.Ask);
    }

    [Fact]
    public async Task Without_a_handle_it_cannot_be_known()
    {
        await using var stage = await SetAsync();

        (await stage.AskAsync(handle: null)).ShouldBeOfType<PostAnswer.CannotBeKnown>();
        stage.Vault.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_questions_are_asked_again_when_the_provider_says()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", context =>
        {
            context.Response.Headers.RetryAfter = "30";
            return ScriptedServer.Json(429, "{}")(context);
        });

        (await stage.AskAsync()).ShouldBeOfType<PostAnswer.NoAnswer>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Access_that_ended_is_no_answer()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", GraphSays.Error(401, 190));

        (await stage.AskAsync()).ShouldBeOfType<PostAnswer.NoAnswer>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_forgotten_container_leaves_the_post_itself_as_evidence(bool isThere)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", GraphSays.Error(400, 24));
        if (isThere)
        {
            stage.Provider.On("list", ScriptedServer.Json(200, $$"""{"data":[{{Entry(Media, DateTimeOffset.UtcNow)}}]}"""));
        }

        var answer = await stage.AskAsync();

        _ = isThere ? (object)answer.ShouldBeOfType<PostAnswer.Posted>() : answer.ShouldBeOfType<PostAnswer.CannotBeKnown>();
    }

    private static async Task<PostAnswer> AskedAsync(string status)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("container", Status(status));
        return await stage.AskAsync();
    }
}
