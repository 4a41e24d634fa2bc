using Waooaw.Contracts.Refusals;
using Waooaw.Effects.Posts;
using Waooaw.Effects.Tests.Compliance;
using static Waooaw.Effects.Tests.YouTube.YouTubeCase;

namespace Waooaw.Effects.Tests.YouTube;

public class AftermathTests
{
    private static readonly YouTubeCase Sample = new();

    [Theory]
    [InlineData(400, "uploadLimitExceeded", true)]
    [InlineData(400, "invalidTitle", false)]
    [InlineData(403, "quotaExceeded", true)]
    public async Task A_documented_error_at_the_last_part_means_no_film(int status, string reason, bool isTransient)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("complete", Error(status, reason));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.DropsHandle).ShouldBe((isTransient, false));
    }

    [Theory]
    [InlineData(400, "somethingNew")]
    [InlineData(404, "notFound")]
    [InlineData(410, "gone")]
    [InlineData(500, "backendError")]
    [InlineData(503, "quotaExceeded")]
    public async Task Any_other_error_at_the_last_part_is_a_doubt(int status, string reason)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("complete", Error(status, reason));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Fact]
    public async Task A_last_part_that_was_not_taken_goes_on_where_it_stands()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("complete", Incomplete(Unit - 1));

        var no = (await stage.PublishAsync()).ShouldBeOfType<Receipt.Refused>();

        (no.IsTransient, no.Reason, no.DropsHandle).ShouldBe((true, Reasons.DependencyUnavailable, false));
    }

    [Fact]
    public async Task A_last_part_that_was_taken_without_a_film_is_a_doubt()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("complete", Incomplete(Sample.Bytes.Length - 1));
        stage.Provider.On("ask", Incomplete(Sample.Bytes.Length - 1));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Fact]
    public async Task A_redirect_with_the_same_status_is_no_word_of_YouTubes()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("complete", Incomplete(Unit - 1).With("Location", "https://elsewhere.example/"));

        (await stage.PublishAsync()).ShouldBeOfType<Receipt.Unknown>();
    }

    [Fact]
    public async Task After_silence_YouTube_itself_can_still_say_that_the_film_is_there()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("complete", Faults.Cut);
        stage.Provider.On("ask", Complete(201));

        (await stage.PublishAsync()).ShouldBe(Sample.Done);
    }

    [Fact]
    public async Task An_incomplete_upload_is_not_posted_and_can_go_on()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);

        (await stage.AskAsync()).ShouldBeOfType<PostAnswer.NotPosted>().CanGoOn.ShouldBeTrue();
    }

    [Theory]
    [InlineData("bytes=0-999999999")]
    [InlineData("bytes=1-9")]
    [InlineData("everything")]
    public async Task A_place_that_cannot_be_is_no_answer(string range)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("ask", Incomplete(last: null).With("Range", range));

        (await stage.AskAsync()).ShouldBeOfType<PostAnswer.NoAnswer>();
    }

    [Fact]
    public async Task An_upload_with_every_byte_and_no_film_is_asked_about_again()
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("ask", Incomplete(Sample.Bytes.Length - 1));

        (await stage.AskAsync()).ShouldBeOfType<PostAnswer.NoAnswer>();
    }

    [Theory]
    [InlineData("one", true)]
    [InlineData("none", false)]
    [InlineData("two", false)]
    [InlineData("older", false)]
    [InlineData("another title", false)]
    public async Task A_forgotten_upload_leaves_the_film_itself_as_evidence(string what, bool isThere)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        var sent = DateTimeOffset.UtcNow;
        var film = (Video, FilmTitle, sent);
        stage.Provider.On("ask", ScriptedServer.Json(410, ""));
        stage.Provider.On("films", what switch
        {
            "one" => Films(film, ("1", FilmTitle, sent.AddMinutes(-2))),
            "none" => Films(),
            "two" => Films(film, ("2", FilmTitle, sent)),
            "older" => Films((Video, FilmTitle, sent.AddMinutes(-2))),
            _ => Films((Video, "another", sent)),
        });

        var answer = await stage.AskAsync(sentAfter: sent);

        (answer as PostAnswer.Posted)?.ProviderRef.ShouldBe(Video);
        (answer is PostAnswer.Posted, answer is PostAnswer.CannotBeKnown).ShouldBe((isThere, !isThere));
        stage.Provider.Requests.ShouldAllBe(request => request.Body.Length == 0);
    }

    [Theory]
    [InlineData("uploads")]
    [InlineData("films")]
    public async Task A_list_that_cannot_be_read_is_read_again_later(string question)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);
        stage.Provider.On("ask", ScriptedServer.Json(404, ""));
        stage.Provider.On(question, Error(503, "backendError"));

        (await stage.AskAsync()).ShouldBeOfType<PostAnswer.NoAnswer>();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://www.googleapis.com.example/upload?upload_id=1")]
    public async Task Without_an_upload_of_its_own_it_cannot_be_known(string? handle)
    {
        await using var stage = await ProviderStage.SetAsync(Sample);

        (await stage.AskAsync(handle)).ShouldBeOfType<PostAnswer.CannotBeKnown>();
        stage.Provider.Requests.ShouldBeEmpty();
    }
}
