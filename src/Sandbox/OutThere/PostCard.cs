using System.Globalization;
using System.Text;
using Waooaw.Sandbox.Control;

namespace Waooaw.Sandbox.OutThere;

/// <summary>One post as its readers would meet it, and below it what only we want to know.</summary>
internal static class PostCard
{
    private const int Long = 600;
    private const int ManyLines = 14;
    private const string Scrolls = """ role="group" aria-label="Caption" tabindex="0" """;

    public static void Append(StringBuilder page, EffectOutThere post, string said, (int Width, int Height)? size, DateTimeOffset now)
    {
        page.Append(CultureInfo.InvariantCulture, $"""
            <article aria-labelledby="post-{Words.Html(post.MediaId)}">
            <h3 id="post-{Words.Html(post.MediaId)}">{Words.Html(said)}{(post.Recipient is { } to ? $" to …{Words.Html(to)}" : "")} <time datetime="{post.PublishedAt:yyyy-MM-ddTHH:mm:ssZ}">{Words.Ago(now - post.PublishedAt)}</time></h3>
            """);
        if (size is { } picture)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <div class="frame"><img src="/_sandbox/media/{Words.Html(post.MediaSha256!)}" width="{picture.Width}" height="{picture.Height}" loading="lazy" alt="Picture of this post, {picture.Width} × {picture.Height}"></div>
                """);
        }

        if (post.Title is { Length: > 0 } title)
        {
            page.Append(CultureInfo.InvariantCulture, $"""<p class="title" lang="{Words.LanguageOf(title)}" dir="auto">{Words.Html(title)}</p>""");
        }

        if (post.Caption.Length > 0)
        {
            // Line breaks are shown as they were sent, so nothing of ours stands between the tags. A long one scrolls, also by keyboard.
            var scrolls = post.Caption.Length > Long || post.Caption.Count(c => c == '\n') > ManyLines;
            page.Append(
                CultureInfo.InvariantCulture,
                $"""<div class="caption" lang="{Words.LanguageOf(post.Caption)}" dir="auto"{(scrolls ? Scrolls : "")}>{Words.Html(post.Caption)}</div>""");
        }

        page.Append(CultureInfo.InvariantCulture, $"""
            <footer><p>{post.PublishedAt.ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)} UTC</p>
            <p>{Asked(post.PublishRequests)}</p><p>Status <code>{Words.Html(post.Status)}</code></p><p>Id <code>{Words.Html(post.MediaId)}</code></p></footer></article>
            """);
    }

    private static string Asked(int times) => times == 1
        ? "Publishing was asked for once"
        : $"""<strong>Publishing was asked for {times.ToString(CultureInfo.InvariantCulture)} times</strong>""";
}
