using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;
using static Waooaw.Effects.Tests.Facebook.FacebookCase;

namespace Waooaw.Effects.Tests.Facebook;

/// <summary>A page knows its posts by their words only.</summary>
public class QuestionsTests
{
    private static readonly DateTimeOffset Sent = DateTimeOffset.UtcNow.AddMinutes(-5);

    [Fact]
    public async Task The_one_post_with_these_words_is_the_post()
    {
        var answer = (await AskedAsync(Entry("1_1", Sent, "Other words"), Entry(Post, Sent), Entry("1_2", Sent.AddMinutes(-2))))
            .ShouldBeOfType<PostAnswer.Posted>();

        (answer.ProviderRef, answer.ProviderUrl).ShouldBe((Post, Page));
    }

    [Fact]
    public async Task White_space_makes_no_other_post() =>
        (await AskedAsync(Entry(Post, Sent, $"  {Words.Replace(" ", "\\n ", StringComparison.Ordinal)}"))).ShouldBeOfType<PostAnswer.Posted>();

    [Fact]
    public async Task Two_posts_with_these_words_are_for_a_person_to_tell_apart() =>
        (await AskedAsync(Entry("1_1", Sent), Entry("1_2", Sent))).ShouldBeOfType<PostAnswer.CannotBeKnown>();

    [Fact]
    public async Task No_such_post_means_not_posted_and_nothing_goes_on_by_itself() =>
        (await AskedAsync(Entry("1_1", Sent, "Other words"))).ShouldBeOfType<PostAnswer.NotPosted>().CanGoOn.ShouldBeFalse();

    [Fact]
    public async Task A_list_may_lag_behind_for_a_minute()
    {
        await using var stage = await ProviderStage.SetAsync(new FacebookCase());

        var answer = (await stage.AskAsync(sentAfter: DateTimeOffset.UtcNow)).ShouldBeOfType<PostAnswer.NoAnswer>();

        answer.RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_list_that_is_cut_off_or_cannot_be_read_whole_proves_no_absence()
    {
        (await AskedAsync(Enumerable.Range(1, 100).Select(i => Entry($"1_{i}", Sent, "Other words")).ToArray()))
            .ShouldBeOfType<PostAnswer.CannotBeKnown>();
        (await AskedAsync("""{"id":"1_1","created_time":"yesterday"}""")).ShouldBeOfType<PostAnswer.CannotBeKnown>();
    }

    [Fact]
    public async Task The_question_is_asked_since_a_minute_before()
    {
        await using var stage = await ProviderStage.SetAsync(new FacebookCase());

        await stage.AskAsync(sentAfter: Sent);

        stage.Provider.Requests.Single().PathAndQuery.ShouldBe(
            $"/v23.0/546349135390552/posts?since={Sent.AddMinutes(-1).ToUnixTimeSeconds()}&fields=id,message,created_time,permalink_url&limit=100");
    }

    private static async Task<PostAnswer> AskedAsync(params string[] entries)
    {
        await using var stage = await ProviderStage.SetAsync(new FacebookCase());
        stage.Provider.On("posts", ScriptedServer.Json(200, $$"""{"data":[{{string.Join(',', entries)}}]}"""));
        return await stage.AskAsync(sentAfter: Sent);
    }
}
