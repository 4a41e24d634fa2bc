using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Waooaw.Sandbox.Books;
using Waooaw.Sandbox.Consent;
using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>LinkedIn's versioned Posts and Images APIs on their real wire, for members and for organisations.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api</remarks>
internal sealed class LinkedInProvider : PlayedProvider
{
    public const string Member = "member";
    public const string Organization = "organization";
    public const string PersonUrn = "urn:li:person:";
    public const string OrganizationUrn = "urn:li:organization:";

    public override string Name => "linkedin";

    public override string Title => "LinkedIn";

    public override IReadOnlyList<string> Operations =>
    [
        "image_start", "image_bytes", "image_status", VisibleWrite, "posts_by_author", "userinfo", "organization_acls", "organization",
        LinkedInTokens.Code, LinkedInTokens.Renewal,
    ];

    public override string VisibleWrite => "posts";

    public override string? Question => "posts_by_author";

    public override IReadOnlyList<string> Kinds => [Member, Organization];

    public override string TokenPrefix => "LISBX";

    public override string? RefreshPrefix => "LIRSBX";

    public override IResult Broken => LinkedInError.Broken;

    public override IResult TooFast => LinkedInError.TooFast;

    public override IResult TokenExpired => LinkedInError.TokenExpired;

    public override IResult TokenRevoked => LinkedInError.TokenRevoked;

    public override IResult TokenUnknown => LinkedInError.TokenUnknown;

    public override Account NewAccount(string username, string kind) => new()
    {
        Id = kind == Organization ? Tokens.Digits(OrganizationUrn + "1", 8) : PersonUrn + Tokens.Random()[..10],
        Provider = Name,
        Kind = kind,
        Username = username,
    };

    public override async Task ForgetAsync(SandboxDb db, CancellationToken ct)
    {
        await db.Set<Image>().ExecuteDeleteAsync(ct);
        await db.Set<Commentary>().ExecuteDeleteAsync(ct);
    }

    public override void MapRoutes(IEndpointRouteBuilder routes)
    {
        routes.MapConsent(this, "/oauth/v2/authorization", new ConsentChoice(Member, Organization));
        routes.MapAsk(this, "POST", "/oauth/v2/accessToken", new Ask(LinkedInTokens.Code, LinkedInTokens.RunAsync)
        {
            IsOpen = true,
            Choose = call => Task.FromResult(LinkedInTokens.OperationOf(call)),
        });
        routes.MapAsk(this, "GET", "/v2/userinfo", new Ask("userinfo", ReadPeople.UserInfoAsync));
        routes.MapAsk(this, "GET", "/rest/organizationAcls", new Ask("organization_acls", ReadPeople.AclsAsync));
        routes.MapAsk(this, "GET", "/rest/organizations/{id}", new Ask("organization", ReadPeople.OrganizationAsync));
        routes.MapAsk(this, "POST", "/rest/images", new Ask("image_start", Images.StartAsync));
        routes.MapAsk(this, "PUT", Images.UploadPath + "/{id}", new Ask("image_bytes", Images.TakeAsync))
            .WithMetadata(new RequestSizeLimitAttribute(PictureFetch.MaxBytes));
        routes.MapAsk(this, "GET", "/rest/images/{urn}", new Ask("image_status", Images.ReadAsync));
        routes.MapAsk(this, "POST", "/rest/posts", new Ask(VisibleWrite, CreatePost.RunAsync)
        {
            WriteKey = call => call.BodyKey,
            Subjects = call => CreatePost.AuthorOf(call) is { } author ? [author] : [],
        });
        routes.MapAsk(this, "GET", "/rest/posts", new Ask("posts_by_author", ReadPosts.RunAsync) { Subjects = call => [call.Query("author")] });
        routes.Map("/{**rest}", (string? rest) => LinkedInError.NoResource(rest ?? ""));
    }

    /// <summary>Whether a token may act for an author.</summary>
    public static async Task<bool> MayActForAsync(ProviderCall call, string urn) =>
        (await Tokens.AccountsOfAsync(call.Db, call.Access!.Grant)).Exists(account => account.Id == urn);

    /// <summary>What every versioned address wants in its headers; null when it is there.</summary>
    /// <remarks>https://learn.microsoft.com/en-us/linkedin/marketing/versioning</remarks>
    public static LinkedInError? RefuseHeaders(ProviderCall call)
    {
        var headers = call.Http.Request.Headers;
        var version = headers["Linkedin-Version"].ToString();
        return version.Length == 0 ? LinkedInError.VersionMissing
            : version.Length != 6 || !version.All(char.IsAsciiDigit) || version[4..] is "00" || string.CompareOrdinal(version[4..], "12") > 0
                ? LinkedInError.VersionUnknown(version)
            : headers["X-Restli-Protocol-Version"] != "2.0.0" ? LinkedInError.Illegal("X-Restli-Protocol-Version must be 2.0.0")
            : null;
    }
}
