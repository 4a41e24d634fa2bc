using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.OutThere;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Consent;

/// <summary>The page on which somebody allows an app to act for their accounts: no script, by keyboard, on a phone.</summary>
internal static class ConsentPage
{
    public static IResult Show(
        HttpContext http, PlayedProvider provider, ConsentChoice choice, AuthorizationRequest request, IReadOnlyList<Account> accounts, string? problem)
    {
        var page = Begin(http, provider, $"{provider.Title}: allow access", new Uri(request.RedirectUri).GetLeftPart(UriPartial.Authority));
        page.Append(CultureInfo.InvariantCulture, $"""
            <h1>WAOOAW asks to act for you</h1><p class="lead">This is the Sandbox's {Words.Html(provider.Title)}. Nothing here reaches the real one.</p></div></header>
            <main><form method="post" action="{Words.Html(http.Request.Path)}">
            """);
        foreach (var (name, value) in request.Sent)
        {
            page.Append(CultureInfo.InvariantCulture, $"""<input type="hidden" name="{Words.Html(name)}" value="{Words.Html(value)}">""");
        }

        if (problem is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"""<p class="problem" role="alert">{Words.Html(problem)}</p>""");
        }

        page.Append("""<section aria-labelledby="permissions"><h2 id="permissions">What it may do</h2><ul>""");
        foreach (var permission in request.Permissions)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><code>{Words.Html(permission)}</code></li>");
        }

        page.Append("</ul></section>");
        AppendOne(page, choice.One, accounts);
        AppendMany(page, choice.Many, accounts);
        page.Append(CultureInfo.InvariantCulture, $"""
            <p class="quiet">You return to {Words.Html(new Uri(request.RedirectUri).Authority)}.</p>
            <p class="decide"><button name="decision" value="allow">Allow</button><button class="plain" name="decision" value="cancel" formnovalidate>Cancel</button></p>
            </form></main></body></html>
            """);
        return Results.Text(
            page.ToString(), "text/html", Encoding.UTF8, problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A request that may not be answered at its own address, because that is what is wrong.</summary>
    public static IResult Broken(HttpContext http, PlayedProvider provider, string problem)
    {
        var page = Begin(http, provider, $"{provider.Title}: this cannot be allowed", "'none'");
        page.Append(CultureInfo.InvariantCulture, $"""
            <h1>This cannot be allowed</h1></div></header><main><p class="problem" role="alert">{Words.Html(problem)}</p>
            <p class="quiet">Go back to where you came from and start again.</p></main></body></html>
            """);
        return Results.Text(page.ToString(), "text/html", Encoding.UTF8, StatusCodes.Status400BadRequest);
    }

    private static void AppendOne(StringBuilder page, string? kind, IReadOnlyList<Account> accounts)
    {
        if (kind is null)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<fieldset><legend>Which {Words.Html(kind)}</legend>");
        var known = accounts.Where(account => account.Kind == kind).ToArray();
        foreach (var (index, account) in known.Index())
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <label><input type="radio" name="account" value="{Words.Html(account.Id)}"{(index == 0 ? " checked" : "")}><span><bdi>{Words.Html(account.Username)}</bdi> <small>{Words.Html(account.Id)}</small></span></label>
                """);
        }

        page.Append(CultureInfo.InvariantCulture, $"""
            <label><input type="radio" name="account" value="{ConsentForm.New}"{(known.Length == 0 ? " checked" : "")}><span>A new one</span></label>
            <label class="name" for="name">Its name</label><input type="text" id="name" name="name" maxlength="60" autocomplete="off"></fieldset>
            """);
    }

    private static void AppendMany(StringBuilder page, string? kind, IReadOnlyList<Account> accounts)
    {
        if (kind is null)
        {
            return;
        }

        page.Append(CultureInfo.InvariantCulture, $"<fieldset><legend>Each {Words.Html(kind)} that it may act for</legend>");
        foreach (var account in accounts.Where(account => account.Kind == kind))
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <label><input type="checkbox" name="{ConsentForm.Many}" value="{Words.Html(account.Id)}"><span><bdi>{Words.Html(account.Username)}</bdi> <small>{Words.Html(account.Id)}</small></span></label>
                """);
        }

        page.Append("""<label class="name" for="also_name">A new one, by its name</label><input type="text" id="also_name" name="also_name" maxlength="60" autocomplete="off"></fieldset>""");
    }

    private static StringBuilder Begin(HttpContext http, PlayedProvider provider, string title, string mayReturnTo)
    {
        // A browser holds the redirect after the form against form-action too.
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var formAction = mayReturnTo == "'none'" ? mayReturnTo : $"'self' {mayReturnTo}";
        http.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; base-uri 'none'; form-action {formAction}; frame-ancestors 'none'";
        return new StringBuilder().Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{Words.Html(title)} · WAOOAW Sandbox</title><style nonce="{nonce}">{PageStyle.Sheet}{PageStyle.Forms}</style></head>
            <body class="narrow">
            <header><div><p class="brand">WAOOAW <span>Sandbox · {Words.Html(provider.Title)}</span></p>

            """);
    }
}
