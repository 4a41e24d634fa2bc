using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Hosting.Refusals;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Control;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.OutThere;

/// <summary>What is "out there", as a plain page: no script, readable on a phone, light and dark, and by a screen reader.</summary>
internal static class OutTherePage
{
    public static async Task<IResult> ShowAsync(
        string? cursor, HttpContext http, SandboxDb db, PlayedProviders providers, IConfiguration configuration, TimeProvider clock, CancellationToken ct)
    {
        var read = await ListEffects.ReadAsync(provider: null, account: null, new PageQuery(Limit: null, cursor), db, ct);
        if (read.IsRefused(out var refusal, out var effects))
        {
            return refusal.ToResult();
        }

        var shown = effects.Items.Select(effect => effect.MediaSha256).OfType<string>().Distinct().ToArray();
        var sizes = await db.Pictures.AsNoTracking().Where(picture => shown.Contains(picture.Sha256))
            .ToDictionaryAsync(picture => picture.Sha256, picture => (picture.Width, picture.Height), ct);
        var faults = await db.Faults.AsNoTracking().Where(row => row.Times > 0).OrderBy(row => row.Id).ToListAsync(ct);

        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; img-src 'self'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>Out there · WAOOAW Sandbox</title><style nonce="{nonce}">{PageStyle.Sheet}</style></head>
            <body>
            <header><div><p class="brand">WAOOAW <span>Sandbox</span></p>
            <h1>Out there</h1><p class="lead">What the public would see, had these been the real providers.</p></div></header>
            <main>
            """);
        AppendThings(page, providers, effects.Items, sizes, clock.GetUtcNow());
        if (effects.NextCursor is { } next)
        {
            page.Append(CultureInfo.InvariantCulture, $"""<nav aria-label="Pages"><a href="/?cursor={Uri.EscapeDataString(next)}">Older posts</a></nav>""");
        }

        AppendFaults(page, faults);
        var mails = ListMail.Count(configuration);
        page.Append(CultureInfo.InvariantCulture, $"""
            <section aria-labelledby="mail"><h2 id="mail">Mail</h2>
            <p class="quiet">{(mails == 0 ? "None was sent yet." : $"""<a href="/_sandbox/mail">Read {Words.Count(mails, "mail")} that {(mails == 1 ? "was" : "were")} sent</a>.""")}</p></section>
            </main></body></html>
            """);
        return Results.Text(page.ToString(), "text/html", Encoding.UTF8);
    }

    private static void AppendThings(
        StringBuilder page,
        PlayedProviders providers,
        IReadOnlyList<EffectOutThere> effects,
        Dictionary<string, (int Width, int Height)> sizes,
        DateTimeOffset now)
    {
        if (effects.Count == 0)
        {
            page.Append("""
                <section class="empty" aria-labelledby="empty"><h2 id="empty">Nothing is out there</h2>
                <p>As soon as something is published in the sandbox environment, it appears here. Load the page again to see it.</p></section>
                """);
            return;
        }

        foreach (var account in effects.GroupBy(effect => (effect.Provider, effect.Account, effect.Username)))
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <section aria-labelledby="account-{Words.Html(account.Key.Account)}">
                <h2 id="account-{Words.Html(account.Key.Account)}"><bdi>@{Words.Html(account.Key.Username)}</bdi></h2>
                <p class="quiet">{Words.Html(providers[account.Key.Provider].Title)} account {Words.Html(account.Key.Account)}</p>
                <div class="posts">
                """);
            foreach (var post in account)
            {
                PostCard.Append(page, post, providers[post.Provider].Said, post.MediaSha256 is { } sha256 && sizes.TryGetValue(sha256, out var size) ? size : null, now);
            }

            page.Append("</div></section>");
        }
    }

    private static void AppendFaults(StringBuilder page, IReadOnlyList<PlannedFault> faults)
    {
        page.Append("""<section aria-labelledby="faults"><h2 id="faults">Planned faults</h2>""");
        if (faults.Count == 0)
        {
            page.Append("""<p class="quiet">None. Everything answers as it should.</p></section>""");
            return;
        }

        page.Append("<ul>");
        foreach (var fault in faults)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <li><code>{Words.Html(fault.Fault)}</code> at the next {Words.Count(fault.Times, "request")} to <code>{Words.Html(fault.Operation)}</code>{(fault.Subject is { } subject ? $" about {Words.Html(subject)}" : "")}</li>
                """);
        }

        page.Append("</ul></section>");
    }
}
