using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Consent;
using Waooaw.Sandbox.Graph;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.Instagram;

/// <summary>Instagram's Content Publishing API on its real wire: what Meta would refuse is refused here.</summary>
/// <remarks>https://developers.facebook.com/docs/instagram-platform/content-publishing</remarks>
internal sealed class InstagramProvider : GraphProvider
{
    public const string ProviderName = "instagram";

    private const string Business = "account";
    private const string ContainerStatus = "container_status";
    private const string Identity = "identity";
    private const string MediaRead = "media_read";

    public override string Name => ProviderName;

    public override string Title => "Instagram";

    public override IReadOnlyList<string> Operations =>
        ["media", ContainerStatus, VisibleWrite, "publishing_limit", Identity, "media_list", MediaRead, InstagramTokens.Code, InstagramTokens.Renewal];

    public override string VisibleWrite => "media_publish";

    public override string? Question => ContainerStatus;

    public override IReadOnlyList<string> Kinds => [Business];

    public override string TokenPrefix => "IGSBX";

    public override IReadOnlyList<string> Opening => [TokenKinds.Access, TokenKinds.ShortLived];

    public override Account NewAccount(string username, string kind) =>
        new() { Id = Tokens.Digits("1784140", 10), Provider = Name, Kind = kind, Username = username };

    public override void AddServices(IServiceCollection services) => services.AddHostedService<Preparation>();

    public override async Task ForgetAsync(SandboxDb db, CancellationToken ct) => await db.Set<Container>().ExecuteDeleteAsync(ct);

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapConsent(this, "/oauth/authorize", new ConsentChoice(Business, Many: null));
        routes.MapAsk(this, "POST", "/oauth/access_token", new Ask(InstagramTokens.Code, InstagramTokens.RedeemAsync) { IsOpen = true });
        routes.MapAsk(this, "GET", "/access_token", new Ask(InstagramTokens.Renewal, InstagramTokens.ExchangeAsync) { IsOpen = true });
        routes.MapAsk(this, "GET", "/refresh_access_token", new Ask(InstagramTokens.Renewal, InstagramTokens.RefreshAsync) { IsOpen = true });

        var api = routes.MapGroup(GraphQuery.Version);
        api.MapAsk(this, "GET", "/me", new Ask(Identity, ReadAccount.Me));
        api.MapAsk(this, "POST", "/{id}/media", new Ask("media", CreateContainer.RunAsync));
        api.MapAsk(this, "POST", "/{id}/media_publish", new Ask(VisibleWrite, PublishContainer.RunAsync)
        {
            WriteKey = call => call.Parameters?.GetValueOrDefault(PublishContainer.Creation),
        });
        api.MapAsk(this, "GET", "/{id}/content_publishing_limit", new Ask("publishing_limit", ReadLimit.RunAsync));
        api.MapAsk(this, "GET", "/{id}/media", new Ask("media_list", ReadMedia.ListAsync));
        api.MapAsk(this, "GET", "/{id}", new Ask(ContainerStatus, ReadNodeAsync) { Choose = NodeAsync });
        routes.MapUnknown();
    }

    private static async Task<string> NodeAsync(ProviderCall call)
    {
        var id = call.Route("id");
        return await call.Db.Accounts.AnyAsync(row => row.Id == id) ? Identity
            : await call.Db.Set<Container>().AnyAsync(row => row.MediaId == id) ? MediaRead
            : ContainerStatus;
    }

    private static Task<IResult> ReadNodeAsync(ProviderCall call) =>
        call.Route("id") == call.Account.Id ? ReadAccount.Me(call) : ReadMedia.ReadAsync(call);
}
