using Waooaw.Hosting.Database;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Facebook;

/// <summary>Whose access this is, and which pages it reaches.</summary>
/// <remarks>https://developers.facebook.com/docs/graph-api/reference/user/accounts,
/// https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived, "Long-lived Page access tokens do not have an expiration date"</remarks>
internal static class ReadPage
{
    private static readonly string[] Fields = ["id", "name"];
    private static readonly string[] PageFields = ["id", "name", "access_token", "category", "tasks"];

    public static Task<IResult> MeAsync(ProviderCall call)
    {
        if (call.Fields(Fields, "name", out var refused) is not { } wanted)
        {
            return Task.FromResult<IResult>(refused);
        }

        var grant = call.Access!.Grant;
        var members = new Dictionary<string, string>
        {
            ["id"] = call.Access.Account?.Id ?? grant.Subject,
            ["name"] = call.Access.Account?.Username ?? grant.SubjectName,
        };
        return Task.FromResult(Wire.Json(GraphQuery.Pick(wanted, members)));
    }

    public static async Task<IResult> AccountsAsync(ProviderCall call)
    {
        var (token, grant) = (call.Access!.Token, call.Access.Grant);
        if (token.Kind != TokenKinds.Person)
        {
            return GraphError.Parameter("Tried accessing nonexisting field (accounts) on node type (Page)");
        }

        if (call.Fields(PageFields, "access_token,category,name,id,tasks", out var refused) is not { } wanted)
        {
            return refused;
        }

        await using var unit = await WriteUnit.BeginAsync(call.Db, CancellationToken.None);
        var pages = new List<Dictionary<string, object>>();
        foreach (var page in await Tokens.AccountsOfAsync(call.Db, grant))
        {
            // Only hashes are kept, so a page token is made anew each time; all of them stay good.
            var until = token.ExpiresAt - call.Now > FacebookTokens.ShortLife ? null : token.ExpiresAt;
            pages.Add(GraphQuery.Pick(wanted, new Dictionary<string, object>
            {
                ["id"] = page.Id,
                ["name"] = page.Username,
                ["category"] = "Local business",
                ["tasks"] = (string[])["ANALYZE", "CREATE_CONTENT", "MODERATE"],
                ["access_token"] = Tokens.Add(call.Db, call.Provider, grant, TokenKinds.Access, page.Id, until),
            }));
        }

        await call.Db.SaveChangesAsync();
        await unit.CommitAsync(CancellationToken.None);
        return Wire.Json(new { data = pages });
    }
}
