using System.Globalization;
using System.Text.RegularExpressions;

namespace Waooaw.Sandbox.Tests.OutThere;

public partial class PageTests
{
    [Fact]
    public async Task An_empty_page_says_what_will_appear_and_where_from()
    {
        await using var sandbox = await SandboxRig.StartAsync();

        var page = await sandbox.Client.GetStringAsync("/");

        page.ShouldContain("Nothing is out there");
        page.ShouldContain("None. Everything answers as it should.");
        page.ShouldContain("None was sent yet.");
        page.ShouldNotContain("<article");
    }

    [Fact]
    public async Task A_post_is_shown_with_its_picture_its_time_in_words_and_to_the_second()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync("care_clinic");
        var (container, _) = await account.PreparedAsync(sandbox.Gateway.Of(Pictures.Jpeg(1080, 1350)));
        sandbox.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 9, 5, 7, TimeSpan.Zero));
        var media = (await account.PublishAsync(container)).Text("id");
        var sha256 = (await sandbox.JsonAsync("GET", "/_sandbox/effects")).GetProperty("items")[0].GetProperty("media_sha256").GetString();
        sandbox.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 11, 5, 8, TimeSpan.Zero));

        var page = await sandbox.Client.GetStringAsync("/");

        page.ShouldContain("""<time datetime="2026-11-24T09:05:07Z">2 hours ago</time>""");
        page.ShouldContain("24 November 2026, 09:05:07 UTC");
        page.ShouldContain($"""<img src="/_sandbox/media/{sha256}" width="1080" height="1350" loading="lazy" alt="Picture of this post, 1080 × 1350">""");
        page.ShouldContain("<bdi>@care_clinic</bdi>");
        page.ShouldContain($"Instagram account {account.Id}");
        page.ShouldContain($"<code>{media}</code>");
        page.ShouldContain("Publishing was asked for once");
    }

    [Theory]
    [InlineData(59, "just now")]
    [InlineData(60, "1 minute ago")]
    [InlineData(59 * 60, "59 minutes ago")]
    [InlineData(60 * 60, "1 hour ago")]
    [InlineData(47 * 60 * 60, "1 day ago")]
    [InlineData(72 * 60 * 60, "3 days ago")]
    public async Task How_long_ago_is_said_as_people_say_it(int seconds, string words)
    {
        await using var sandbox = await SandboxRig.StartAsync("--Sandbox:ProcessingTime=00:00:00");
        await (await sandbox.AccountAsync()).PostAsync("one");
        var effects = await sandbox.JsonAsync("GET", "/_sandbox/effects");
        var published = effects.GetProperty("items")[0].GetProperty("published_at").GetDateTimeOffset();

        sandbox.Clock.SetUtcNow(published.AddSeconds(seconds));

        (await sandbox.Client.GetStringAsync("/")).ShouldContain($">{words}</time>");
    }

    [Fact]
    public async Task What_others_wrote_is_text_and_never_markup()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync("\"><script>alert(2)</script>");
        await account.PostAsync("<script>alert(1)</script> & \"quotes\" </div>");

        var page = await sandbox.Client.GetStringAsync("/");

        page.ShouldNotContain("<script", Case.Insensitive);
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &lt;/div&gt;");
        page.ShouldContain("@&quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;");
    }

    [Fact]
    public async Task Line_breaks_Devanagari_and_emoji_stay_as_they_were_sent()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        await account.PostAsync("निःशुल्क जाँच शिविर 🙏\n\nपरिवार को भी साथ लाइए 👨‍👩‍👧‍👦");

        var page = System.Net.WebUtility.HtmlDecode(await sandbox.Client.GetStringAsync("/"));

        page.ShouldContain("""lang="hi" dir="auto">निःशुल्क जाँच शिविर 🙏""" + "\n\nपरिवार को भी साथ लाइए 👨‍👩‍👧‍👦</div>");
        page.ShouldContain("white-space:pre-wrap");
    }

    [Fact]
    public async Task A_caption_whose_language_is_not_known_says_so_and_a_long_one_can_be_scrolled_by_keyboard()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        await account.PostAsync("short");
        (await sandbox.Client.GetStringAsync("/")).ShouldContain("""<div class="caption" lang="" dir="auto">short</div>""");

        await account.PostAsync(new string('x', 2200));

        var page = await sandbox.Client.GetStringAsync("/");
        page.ShouldContain("""<div class="caption" lang="" dir="auto" role="group" aria-label="Caption" tabindex="0" >xxx""");
        page.ShouldContain("overflow-wrap:anywhere");
    }

    [Fact]
    public async Task A_post_that_was_asked_for_twice_is_marked()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var (container, _) = await account.PreparedAsync();
        await account.PublishAsync(container);
        await account.PublishAsync(container);

        (await sandbox.Client.GetStringAsync("/")).ShouldContain("<strong>Publishing was asked for 2 times</strong>");
    }

    [Fact]
    public async Task Faults_that_wait_are_told()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        await sandbox.PlanAsync("media_publish", "timeout_after_commit", times: 2);

        (await sandbox.Client.GetStringAsync("/"))
            .ShouldContain("<code>timeout_after_commit</code> at the next 2 requests to <code>media_publish</code>");
    }

    [Fact]
    public async Task Nothing_on_the_page_runs_and_nothing_comes_from_elsewhere()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        await (await sandbox.AccountAsync()).PostAsync("one");

        using var first = await sandbox.Client.GetAsync("/");
        using var second = await sandbox.Client.GetAsync("/");

        var page = await first.Content.ReadAsStringAsync();
        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = Nonce().Match(page).Groups[1].Value;
        policy.ShouldBe(
            $"default-src 'none'; img-src 'self'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        nonce.Length.ShouldBe(24);
        (await second.Content.ReadAsStringAsync()).ShouldNotContain(nonce);
        page.ShouldNotContain("style=\"");
        Handler().IsMatch(page).ShouldBeFalse();
        Address().Matches(page).Select(match => match.Groups[1].Value).ShouldAllBe(address => address.StartsWith('/'));
        (first.Content.Headers.ContentType!.MediaType, first.Content.Headers.ContentType.CharSet).ShouldBe(("text/html", "utf-8"));
    }

    [Fact]
    public async Task Headings_and_landmarks_are_those_a_screen_reader_steps_through()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        await (await sandbox.AccountAsync("one")).PostAsync("first");
        await (await sandbox.AccountAsync("two")).PostAsync("second");

        var page = await sandbox.Client.GetStringAsync("/");

        page.ShouldStartWith("<!doctype html>\n<html lang=\"en\">");
        page.ShouldContain("<title>Out there · WAOOAW Sandbox</title>");
        page.ShouldContain("name=\"viewport\"");
        Heading().Matches(page).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ShouldBe([1, 2, 3, 2, 3, 2, 2]);
        foreach (var landmark in (string[])["header", "main"])
        {
            Regex.Count(page, $"<{landmark}>").ShouldBe(1);
        }

        var ids = Id().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        ids.ShouldBeUnique();
        LabelledBy().Matches(page).Select(match => match.Groups[1].Value).ShouldBeSubsetOf(ids);
        foreach (var element in (string[])["section", "article", "div", "p", "h2", "h3", "footer", "main", "ul", "li", "strong", "code"])
        {
            Regex.Count(page, $"<{element}[ >]").ShouldBe(Regex.Count(page, $"</{element}>"), element);
        }
    }

    [Fact]
    public async Task More_posts_than_fit_are_on_older_pages()
    {
        await using var sandbox = await SandboxRig.StartAsync();
        var account = await sandbox.AccountAsync();
        var containers = new List<string>();
        for (var i = 0; i < 51; i++)
        {
            containers.Add((await account.CreateAsync(caption: string.Create(CultureInfo.InvariantCulture, $"post {i:D2}"))).Text("id")!);
        }

        await sandbox.UntilAsync(async () => await account.StateAsync(containers[^1]) == "FINISHED");
        foreach (var container in containers)
        {
            await sandbox.UntilAsync(async () => await account.StateAsync(container) == "FINISHED");
            sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
            await account.PublishAsync(container);
        }

        var first = await sandbox.Client.GetStringAsync("/");
        var second = await sandbox.Client.GetStringAsync(Older().Match(first).Groups[1].Value);

        Regex.Count(first, "<article").ShouldBe(50);
        first.ShouldNotContain("post 00");
        Regex.Count(second, "<article").ShouldBe(1);
        second.ShouldContain("post 00");
        second.ShouldNotContain("Older posts");
    }

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("<[^>]* on[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Address();

    [GeneratedRegex("<h([1-6])")]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("aria-labelledby=\"([^\"]+)\"")]
    private static partial Regex LabelledBy();

    [GeneratedRegex("<a href=\"([^\"]+)\">Older posts</a>")]
    private static partial Regex Older();
}
