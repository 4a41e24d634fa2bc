using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;

namespace Waooaw.Sandbox.Control;

/// <summary>What is "out there", as a plain page: no script, readable on a phone, light and dark.</summary>
internal static class OutTherePage
{
    private const string Style = """
        :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 4rem}
        h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .75rem}p.lead{margin:0;opacity:.8}
        article{border:1px solid color-mix(in srgb,CanvasText 20%,Canvas);border-radius:.75rem;padding:1rem;margin:0 0 1rem}
        article img{width:100%;border-radius:.5rem;display:block;margin:0 0 .75rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0 0 .75rem}
        footer,.quiet{font-size:.875rem;opacity:.8}
        """;

    public static async Task<IResult> ShowAsync(HttpContext http, SandboxDb db, IConfiguration configuration, CancellationToken ct)
    {
        var effects = await ControlRoutes.OutThereAsync(db, account: null, ct);
        var faults = await db.Faults.AsNoTracking().Where(row => row.Times > 0).ToListAsync(ct);
        var nonce = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; img-src 'self'; style-src 'nonce-{nonce}'; frame-ancestors 'none'";

        var page = new StringBuilder($"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>Out there · WAOOAW Sandbox</title><style nonce="{nonce}">{Style}</style></head><body><main>
            <h1>Out there</h1><p class="lead">What the public would see, had it been the real Instagram.</p>
            """);
        foreach (var account in effects.GroupBy(effect => (effect.Username, effect.Account)))
        {
            page.Append(CultureInfo.InvariantCulture, $"<section><h2>@{Text(account.Key.Username)} <span class=\"quiet\">instagram · {Text(account.Key.Account)}</span></h2>");
            foreach (var post in account)
            {
                page.Append(CultureInfo.InvariantCulture, $"""
                    <article><img src="/_sandbox/media/{post.MediaSha256}" alt="The picture of this post"><pre>{Text(post.Caption)}</pre>
                    <footer>{post.PublishedAt:yyyy-MM-dd HH:mm:ss} UTC · asked to publish {post.PublishRequests} × · {Text(post.MediaId)}</footer></article>
                    """);
            }

            page.Append("</section>");
        }

        if (effects.Count == 0)
        {
            page.Append("<h2>Nothing yet</h2><p>Once something is published in the sandbox environment, it appears here.</p>");
        }

        page.Append("<section><h2>Faults that wait</h2>");
        page.Append(faults.Count == 0
            ? "<p class=\"quiet\">None. Plan one with POST /_sandbox/faults.</p>"
            : $"<ul>{string.Concat(faults.Select(fault => $"<li>{Text(fault.Operation)}: {Text(fault.Fault)}, {fault.Times} ×</li>"))}</ul>");
        page.Append(CultureInfo.InvariantCulture, $"</section><section><h2>Mail</h2><p class=\"quiet\">{ControlRoutes.Mail(configuration).Count} sent; read them at /_sandbox/mail.</p></section></main></body></html>");
        return Results.Text(page.ToString(), "text/html", Encoding.UTF8);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
