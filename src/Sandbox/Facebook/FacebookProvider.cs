using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Consent;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Facebook;

/// <summary>Facebook's Pages API on its real wire.</summary>
/// <remarks>https://developers.facebook.com/docs/pages-api/posts</remarks>
internal sealed class FacebookProvider : GraphProvider
{
    private const string Identity = "identity";
    private const string Page = "page";
    private const string Posts = "posts";

    public override string Name => "facebook";

    public override string Title => "Facebook";

    public override IReadOnlyList<string> Operations =>
        ["photos", VisibleWrite, Posts, Identity, "accounts", "post_read", FacebookTokens.Code, FacebookTokens.Renewal];

    public override string VisibleWrite => "feed";

    public override string? Question => Posts;

    public override IReadOnlyList<string> Kinds => [Page];

    public override string TokenPrefix => "FBSBX";

    public override IReadOnlyList<string> Opening => [TokenKinds.Access, TokenKinds.Person];

    public override Account NewAccount(string username, string kind) =>
        new() { Id = Tokens.Digits("10", 13), Provider = Name, Kind = kind, Username = username };

    public override async Task ForgetAsync(SandboxDb db, CancellationToken ct) => await db.Set<Photo>().ExecuteDeleteAsync(ct);

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(GraphQuery.Version);
        api.MapConsent(this, "/dialog/oauth", new ConsentChoice(One: null, Many: Page));
        foreach (var verb in (string[])["GET", "POST"])
        {
            api.MapAsk(this, verb, "/oauth/access_token", new Ask(FacebookTokens.Code, FacebookTokens.RunAsync)
            {
                IsOpen = true,
                Choose = call => Task.FromResult(FacebookTokens.OperationOf(call)),
            });
        }

        api.MapAsk(this, "GET", "/me", new Ask(Identity, ReadPage.MeAsync));
        api.MapAsk(this, "GET", "/me/accounts", new Ask("accounts", ReadPage.AccountsAsync));
        api.MapAsk(this, "POST", "/{id}/photos", new Ask("photos", UploadPhoto.RunAsync))
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(UploadPhoto.MaxBytes + 65_536));
        api.MapAsk(this, "POST", "/{id}/feed", new Ask(VisibleWrite, PublishPost.RunAsync) { WriteKey = call => call.Route("id") + call.BodyKey });
        api.MapAsk(this, "GET", "/{id}/posts", new Ask(Posts, ReadPosts.ListAsync));
        api.MapAsk(this, "GET", "/{id}/feed", new Ask(Posts, ReadPosts.ListAsync));
        api.MapAsk(this, "GET", "/{id}", new Ask(Identity, ReadPosts.NodeAsync)
        {
            Choose = call => Task.FromResult(call.Route("id").Contains('_') ? "post_read" : Identity),
        });
        routes.MapUnknown();
    }
}
