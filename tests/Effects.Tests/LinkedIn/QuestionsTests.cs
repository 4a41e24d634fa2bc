using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;
using static Waooaw.Effects.Tests.LinkedIn.LinkedInCase;

namespace Waooaw.Effects.Tests.LinkedIn;

/// <summary>An organization's posts are known by their words only; a member's are shown to nobody.</summary>
public class QuestionsTests
{
    private const string Member = "urn:li:person:782bbtaQ";
    private static readonly DateTimeOffset Sent = DateTimeOffset.UtcNow.AddMinutes(-5);

    [Fact]
    public async Task The_question_is_the_documented_finder()
    {
        await using var stage = await ProviderStage.SetAsync(new LinkedInCase());

        await stage.AskAsync(sentAfter: Sent);

        var request = stage.Provider.Requests.Single();
        request.PathAndQuery.ShouldBe("/rest/posts?author=urn%3Ali%3Aorganization%3A5515715&q=author&count=100&sortBy=LAST_MODIFIED");
        (request.Headers["X-RestLi-Method"], request.Headers["Linkedin-Version"]).ShouldBe(("FINDER", "202605"));
    }

    [Theory]
    [InlineData(@"Sample text\\_Post \\(नमस्ते\\) {hashtag|\\#|camp} 😀")]
    [InlineData(@"Sample text\\_Post \\(नमस्ते\\) #camp 😀")]
    [InlineData(@"Sample text_Post @[(नमस्ते)](urn:li:organization:1) \\#camp 😀\n")]
    public async Task Words_are_compared_as_a_reader_sees_them(string commentary) =>
        (await AskedAsync(Entry("urn:li:share:1", Sent, "Other words"), Entry(LinkedInCase.Post, Sent, commentary)))
            .ShouldBeOfType<PostAnswer.Posted>().ProviderRef.ShouldBe(LinkedInCase.Post);

    [Fact]
    public async Task Two_posts_with_these_words_are_for_a_person_to_tell_apart() =>
        (await AskedAsync(Entry("urn:li:share:1", Sent), Entry("urn:li:ugcPost:2", Sent))).ShouldBeOfType<PostAnswer.CannotBeKnown>();

    [Fact]
    public async Task An_older_post_with_these_words_is_another() =>
        (await AskedAsync(Entry("urn:li:share:1", Sent.AddMinutes(-2)))).ShouldBeOfType<PostAnswer.NotPosted>().CanGoOn.ShouldBeFalse();

    [Theory]
    [InlineData(0, false)]
    [InlineData(-10, true)]
    public async Task A_full_list_proves_absence_only_where_it_reaches_back(int minutes, bool isKnown)
    {
        var answer = await AskedAsync(Enumerable.Range(1, 100).Select(i => Entry($"urn:li:share:{i}", Sent.AddMinutes(minutes), "Other")).ToArray());

        _ = isKnown ? (object)answer.ShouldBeOfType<PostAnswer.NotPosted>() : answer.ShouldBeOfType<PostAnswer.CannotBeKnown>();
    }

    [Fact]
    public async Task Nobody_can_ask_about_a_members_posts()
    {
        await using var stage = await ProviderStage.SetAsync(new LinkedInCase());

        var answer = await stage.AskAsync(post: stage.Post() with { Account = Member });

        answer.ShouldBeOfType<PostAnswer.CannotBeKnown>().Why.ShouldContain("profile");
        stage.Vault.Requests.ShouldBeEmpty();
        Providers.CanBeAskedAfterSending("linkedin", Member).ShouldBeFalse();
        Providers.CanBeAskedAfterSending("linkedin", Organization).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Organization, true)]
    [InlineData(Member, true)]
    [InlineData("urn:li:person:another", false)]
    [InlineData("urn:li:person:../me", false)]
    public async Task Access_is_healthy_where_it_opens_this_account(string account, bool isHealthy)
    {
        await using var stage = await ProviderStage.SetAsync(new LinkedInCase());

        (await stage.ProbeAsync(stage.Connection(account))).IsHealthy.ShouldBe(isHealthy);
    }

    [Fact]
    public async Task An_organization_that_may_not_be_read_is_unhealthy()
    {
        await using var stage = await ProviderStage.SetAsync(new LinkedInCase());
        stage.Provider.On("posts", Error(403, "ACCESS_DENIED"));

        (await stage.ProbeAsync(stage.Connection())).Detail.ShouldContain("permissions");
    }

    private static async Task<PostAnswer> AskedAsync(params string[] entries)
    {
        await using var stage = await ProviderStage.SetAsync(new LinkedInCase());
        stage.Provider.On("posts", Listed(entries));
        return await stage.AskAsync(sentAfter: Sent);
    }
}
