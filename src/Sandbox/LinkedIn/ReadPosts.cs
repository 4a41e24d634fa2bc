using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>An organisation's posts, newest first. A member's need `r_member_social`, which apps like ours do not get.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api, "Find Posts by authors"</remarks>
internal static class ReadPosts
{
    private const int Usual = 10;
    private const int Most = 100;

    public static async Task<IResult> RunAsync(ProviderCall call)
    {
        if (LinkedInProvider.RefuseHeaders(call) is { } refused)
        {
            return refused;
        }

        var author = call.Query("author");
        if (call.Query("q") != "author" || author.Length == 0)
        {
            return LinkedInError.Illegal("The finder author needs the parameter author");
        }

        if (!author.StartsWith(LinkedInProvider.OrganizationUrn, StringComparison.Ordinal) || !await LinkedInProvider.MayActForAsync(call, author))
        {
            return LinkedInError.Denied("partnerApiPostsExternal.FINDER-author");
        }

        if (Number(call, "start", 0) is not { } start || Number(call, "count", Usual) is not { } count || count > Most)
        {
            return LinkedInError.Illegal($"start and count are whole numbers, count at most {Most}");
        }

        var posts = await (
            from thing in call.Db.Things.AsNoTracking()
            join commentary in call.Db.Set<Commentary>() on thing.Id equals commentary.Id
            where thing.AccountId == author
            orderby thing.PublishedAt descending, thing.Id descending
            select new { thing, commentary.Sent }).Skip(start).Take(count).ToListAsync();
        return Wire.Json(new { paging = new { start, count, links = Array.Empty<object>() }, elements = posts.Select(post => Of(post.thing, post.Sent)) });
    }

    private static Dictionary<string, object> Of(Thing post, string commentary)
    {
        var at = post.PublishedAt.ToUnixTimeMilliseconds();
        var members = new Dictionary<string, object>
        {
            ["id"] = post.Id,
            ["author"] = post.AccountId,
            ["commentary"] = commentary,
            ["visibility"] = "PUBLIC",
            ["lifecycleState"] = post.Status,
            ["createdAt"] = at,
            ["publishedAt"] = at,
            ["lastModifiedAt"] = at,
        };
        if (post.PreparedAs is { } image)
        {
            members["content"] = new { media = new { id = image } };
        }

        return members;
    }

    private static int? Number(ProviderCall call, string name, int usual) => call.Query(name) is not { Length: > 0 } text ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
