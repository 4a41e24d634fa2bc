using System.Text.RegularExpressions;

namespace Waooaw.Connect.Manifests;

/// <summary>Finds everything that is wrong with a manifest, so that it is mended in one go.</summary>
internal sealed partial class ManifestCheck
{
    private static readonly string[] App = [Placeholders.ClientId, Placeholders.ClientSecret];

    private readonly List<string> _problems = [];
    private readonly ProviderManifest _manifest;

    private ManifestCheck(ProviderManifest manifest) => _manifest = manifest;

    public static IReadOnlyList<string> Of(ProviderManifest manifest)
    {
        var check = new ManifestCheck(manifest);
        check.CheckAll();
        return check._problems;
    }

    private void CheckAll()
    {
        Require(NameForm().IsMatch(_manifest.Name), "name", "lower-case letters and digits, such as `linkedin`");
        Require(_manifest.Title.Trim().Length > 0, "title", "what people call the provider");
        Require(_manifest.Source is not [] && _manifest.Source.All(page => page is { IsAbsoluteUri: true, Scheme: "https" }),
            "source", "https addresses of the pages this was written from");
        Require(_manifest.Hosts is not [] && _manifest.Hosts.All(host => Uri.CheckHostName(host) == UriHostNameType.Dns), "hosts", "names of the provider's hosts");
        Require(_manifest.AccessLife is null || _manifest.AccessLife > TimeSpan.Zero, "access_life", "longer than nothing");
        CheckReads("accounts", _manifest.Accounts, []);
        CheckReads("identity", _manifest.Identity, [Placeholders.Account]);
        Require(_manifest.Accounts is not [] || _manifest.Identity is not [], "identity", "at least one read of whose account it is");
        if (_manifest.Kind == ConnectKind.Oauth)
        {
            CheckOauth();
        }
        else
        {
            CheckKey();
        }
    }

    private void CheckOauth()
    {
        Require(_manifest.Fields is [], "fields", "only kind `key` has a form");
        Require(_manifest.Accounts is not [], "accounts", "needed with kind `oauth`");
        Require(_manifest.Authorize is not null, "authorize", "needed with kind `oauth`");
        Require(_manifest.Exchange is not null, "exchange", "needed with kind `oauth`");
        if (_manifest.Authorize is { } authorize)
        {
            CheckAddress("authorize.address", authorize.Address, []);
            Require(authorize.Scopes is not [] && authorize.Scopes.All(scope => scope.Length > 0), "authorize.scopes", "at least one");
            Require(authorize.ScopeSeparator is " " or ",", "authorize.scope_separator", "a space or a comma");
        }

        var verifier = _manifest.Authorize?.Pkce == true;
        CheckStep("exchange", _manifest.Exchange, [Placeholders.Code, Placeholders.RedirectUri], [.. App, .. verifier ? [Placeholders.CodeVerifier] : Array.Empty<string>()]);
        Require(!verifier || _manifest.Exchange is null || Sends(_manifest.Exchange, Placeholders.CodeVerifier),
            "exchange.parameters", "with `pkce`, `{code_verifier}` is sent");
        CheckStep("lengthen", _manifest.Lengthen, [Placeholders.AccessToken], App);
        if (_manifest.Renew is { } renew)
        {
            CheckStep("renew.step", renew.Step, [], [.. App, Placeholders.AccessToken, Placeholders.RefreshToken]);
            Require(Sends(renew.Step, Placeholders.AccessToken) != Sends(renew.Step, Placeholders.RefreshToken),
                "renew.step.parameters", "either `{refresh_token}` or `{access_token}` is sent");
            Require(renew.Over is { Count: > 0 } && renew.Over.All(over => over.Value is not []), "renew.over", "what in a refusal means that the grant is over");
            Require(renew.Early is null || renew.Early > TimeSpan.Zero, "renew.early", "longer than nothing");
            Require(!renew.IsByAccess || renew.Early is not null, "renew.early", "needed where access renews itself: ended access cannot");
        }
    }

    private void CheckKey()
    {
        Require(_manifest is { Authorize: null, Exchange: null, Lengthen: null, Renew: null }, "kind", "`key` has no authorize, exchange, lengthen and renew");
        Require(_manifest.Fields.Count(field => field.Secret) == 1 && _manifest.Fields.Any(field => field is { Secret: true, Name: Placeholders.AccessToken }),
            "fields", "exactly one secret, `access_token`: it is what is lent");
        Require(_manifest.Fields.Where(field => !field.Secret).All(field => field.Name == FormFields.PostingIdentity),
            "fields", "what is no secret is `posting_identity`");
        Require(_manifest.Fields.Select(field => field.Name).Distinct().Count() == _manifest.Fields.Count, "fields", "each name once");
        foreach (var field in _manifest.Fields)
        {
            Require(field.Title.Trim().Length > 0, $"fields.{field.Name}.title", "what people call it");
            Require(FormFields.IsShape(field.Shape), $"fields.{field.Name}.shape", "a regular expression");
        }
    }

    private void CheckReads(string path, IReadOnlyList<AccountRead> reads, string[] known)
    {
        for (var i = 0; i < reads.Count; i++)
        {
            var (read, at) = (reads[i], $"{path}[{i}]");
            CheckAddress($"{at}.address", read.Address, known);
            Require(Placeholders.In(read.Account).Any(), $"{at}.account", "made from a member of the answer, such as `{id}`");
            Require(read.Name is not null != read.NameAt is not null, $"{at}.name", "either `name` or `name_at`");
            if (read.NameAt is { } name)
            {
                CheckAddress($"{at}.name_at.address", name.Address, [Placeholders.Account, Placeholders.Tail]);
            }
        }
    }

    private void CheckStep(string path, TokenStep? step, string[] needed, string[] known)
    {
        if (step is null)
        {
            return;
        }

        CheckAddress($"{path}.address", step.Address, []);
        foreach (var missing in needed.Where(name => !Sends(step, name)))
        {
            _problems.Add($"{path}.parameters: `{{{missing}}}` is sent");
        }

        foreach (var unknown in step.Parameters.Values.SelectMany(Placeholders.In).Except(needed).Except(known))
        {
            _problems.Add($"{path}.parameters: `{{{unknown}}}` is not known here");
        }
    }

    private void CheckAddress(string path, string address, string[] known)
    {
        var names = Placeholders.In(address).ToArray();
        foreach (var unknown in names.Except(known).Where(name => name != Placeholders.Version))
        {
            _problems.Add($"{path}: `{{{unknown}}}` is not known here");
        }

        Require(!names.Contains(Placeholders.Version) || _manifest.ApiVersion is not null, path, "`{version}` needs `api_version`");
        Require(Uri.TryCreate(Placeholders.Fill(address, _ => "x"), UriKind.Absolute, out var at)
            && at is { Scheme: "https", IsDefaultPort: true, UserInfo: "", Fragment: "" } && _manifest.Hosts.Contains(at.Host),
            path, "https on one of `hosts`");
    }

    private static bool Sends(TokenStep step, string name) => step.Parameters.Values.SelectMany(Placeholders.In).Contains(name);

    private void Require(bool holds, string path, string what)
    {
        if (!holds)
        {
            _problems.Add($"{path}: {what}");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{1,39}$")]
    private static partial Regex NameForm();
}
