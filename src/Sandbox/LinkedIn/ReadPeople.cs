using Waooaw.Sandbox.Playing;

namespace Waooaw.Sandbox.LinkedIn;

/// <summary>Who the member is, and which organisations they look after.</summary>
/// <remarks>https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2,
/// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-access-control-by-role,
/// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-lookup-api</remarks>
internal static class ReadPeople
{
    public static Task<IResult> UserInfoAsync(ProviderCall call)
    {
        var grant = call.Access!.Grant;
        return Task.FromResult(Wire.Json(new { sub = MemberOf(call)[LinkedInProvider.PersonUrn.Length..], name = grant.SubjectName, given_name = grant.SubjectName }));
    }

    public static async Task<IResult> AclsAsync(ProviderCall call)
    {
        if (LinkedInProvider.RefuseHeaders(call) is { } refused)
        {
            return refused;
        }

        if (call.Query("q") != "roleAssignee")
        {
            return LinkedInError.Illegal("Here only the finder roleAssignee is known");
        }

        var organizations = (await Tokens.AccountsOfAsync(call.Db, call.Access!.Grant)).FindAll(account => account.Kind == LinkedInProvider.Organization);
        return Wire.Json(new
        {
            paging = new { start = 0, count = 10, links = Array.Empty<object>() },
            elements = organizations.Select(organization => new
            {
                role = "ADMINISTRATOR", organization = organization.Id, roleAssignee = MemberOf(call), state = "APPROVED",
            }),
        });
    }

    public static async Task<IResult> OrganizationAsync(ProviderCall call)
    {
        if (LinkedInProvider.RefuseHeaders(call) is { } refused)
        {
            return refused;
        }

        var id = call.Route("id");
        var organization = (await Tokens.AccountsOfAsync(call.Db, call.Access!.Grant)).Find(account => account.Id == LinkedInProvider.OrganizationUrn + id);
        return organization is null
            ? LinkedInError.NotFound($"Organization {id}")
            : Wire.Json(new { id = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), localizedName = organization.Username, vanityName = $"sandbox-{id}" });
    }

    // An organisation that was issued alone has somebody behind it who is never seen otherwise.
    private static string MemberOf(ProviderCall call) => call.Access!.Grant.Subject is { } subject && subject.StartsWith(LinkedInProvider.PersonUrn, StringComparison.Ordinal)
        ? subject
        : LinkedInProvider.PersonUrn + call.Access.Grant.Id[..10];
}
