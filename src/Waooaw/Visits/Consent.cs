using System.Net;
using System.Text.RegularExpressions;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Vault;

namespace Waooaw.Visits;

/// <summary>A person on their way to a provider's page of consent and back, as their browser goes it.</summary>
internal static partial class Consent
{
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>Says yes for an account of that name, which is made on the way.</summary>
    public static async Task<ConnectedView> GiveAsync(
        PortalVisitor portal, HiredInstanceId agent, string provider, string account, CancellationToken ct)
    {
        var sent = (await portal.GetAsync($"/api/connect/{provider}/start?hired_instance_id={agent}", ct)).Must(302);
        var page = await Browser.GetStringAsync(sent.Location, ct);
        var fields = HiddenFields.Matches(page).ToDictionary(
            field => WebUtility.HtmlDecode(field.Groups["name"].Value), field => WebUtility.HtmlDecode(field.Groups["value"].Value));
        fields["decision"] = "allow";
        if (page.Contains("name=\"name\"", StringComparison.Ordinal))
        {
            (fields["account"], fields["name"]) = ("new", account);
        }
        else
        {
            fields["also_name"] = account;
        }

        using var form = new FormUrlEncodedContent(fields);
        using var decided = await Browser.PostAsync(sent.Location!.GetLeftPart(UriPartial.Path), form, ct);
        return decided is { StatusCode: HttpStatusCode.Found, Headers.Location: { } back }
            ? (await portal.GetJsonAsync(back.PathAndQuery, ct)).Must(200).Read<ConnectedView>()
            : throw new VisitEndedException($"The consent page of {provider} answered {(int)decided.StatusCode}: {await decided.Content.ReadAsStringAsync(ct)}");
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""")]
    private static partial Regex HiddenFields { get; }
}
