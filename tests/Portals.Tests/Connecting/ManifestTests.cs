using System.Runtime.CompilerServices;
using Waooaw.Connect.Manifests;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>What stands beside a provider is checked before anybody is sent there.</summary>
public sealed class ManifestTests
{
    private const string Good = """
        {
          "name": "planted", "title": "Planted", "kind": "oauth", "source": ["https://planted.example/docs"], "hosts": ["planted.example"],
          "authorize": { "address": "https://planted.example/authorize", "scopes": ["post"] },
          "exchange": {
            "address": "https://planted.example/token",
            "parameters": { "code": "{code}", "redirect_uri": "{redirect_uri}", "client_id": "{client_id}", "client_secret": "{client_secret}" }
          },
          "renew": {
            "step": { "address": "https://planted.example/token", "parameters": { "refresh_token": "{refresh_token}" } },
            "over": { "error": ["invalid_grant"] }
          },
          "accounts": [{ "address": "https://planted.example/me", "account": "{id}", "name": "{name}" }]
        }
        """;

    [Fact]
    public void Every_provider_that_has_a_manifest_is_there() =>
        ConnectProviders.BuiltIn().All.Select(provider => provider.Name).ShouldBe(Folders.Select(folder => folder.ToLowerInvariant()), ignoreOrder: true);

    [Fact]
    public void A_good_one_passes() => ConnectProviders.Read([("Planted/connect.json", Good)]).All.Single().Name.ShouldBe("planted");

    [Theory]
    [InlineData("\"name\": \"planted\"", "\"name\": \"Planted!\"", "name")]
    [InlineData("\"title\": \"Planted\"", "\"title\": \" \"", "title")]
    [InlineData("\"source\": [\"https://planted.example/docs\"]", "\"source\": []", "source")]
    [InlineData("https://planted.example/authorize", "http://planted.example/authorize", "authorize.address")]
    [InlineData("https://planted.example/authorize", "https://elsewhere.example/authorize", "authorize.address")]
    [InlineData("https://planted.example/authorize", "https://planted.example/{version}/authorize", "authorize.address")]
    [InlineData("\"scopes\": [\"post\"]", "\"scopes\": []", "authorize.scopes")]
    [InlineData("\"scopes\": [\"post\"]", "\"scopes\": [\"post\"], \"pkce\": true", "exchange.parameters")]
    [InlineData("\"code\": \"{code}\", ", "", "exchange.parameters")]
    [InlineData("\"code\": \"{code}\", ", "\"code\": \"{code}\", \"x\": \"{password}\", ", "exchange.parameters")]
    [InlineData("\"{refresh_token}\"", "\"{refresh_token}{access_token}\"", "renew.step.parameters")]
    [InlineData("\"{refresh_token}\"", "\"{access_token}\"", "renew.early")]
    [InlineData("{ \"error\": [\"invalid_grant\"] }", "{}", "renew.over")]
    [InlineData("\"account\": \"{id}\"", "\"account\": \"me\"", "accounts[0].account")]
    [InlineData("\"name\": \"{name}\"", "\"name\": null", "accounts[0].name")]
    [InlineData("\"kind\": \"oauth\"", "\"kind\": \"key\"", "fields")]
    [InlineData("\"kind\": \"oauth\"", "\"kind\": \"oauth\", \"access_life\": \"00:00:00\"", "access_life")]
    public void A_planted_flaw_is_named(string good, string bad, string where)
    {
        Good.ShouldContain(good);

        Problems(Good.Replace(good, bad, StringComparison.Ordinal)).ShouldContain(problem => problem.StartsWith($"Planted/connect.json: {where}:", StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var bad = Good.Replace("planted.example/token", "elsewhere.example/token", StringComparison.Ordinal).Replace("[\"post\"]", "[]", StringComparison.Ordinal);

        Problems(bad).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not JSON")]
    [InlineData("""{"name":"planted","unknown":1}""")]
    public void What_is_no_manifest_at_all_is_named_too(string json) => Problems(json).ShouldHaveSingleItem().ShouldStartWith("Planted/connect.json: ");

    [Fact]
    public void A_name_belongs_to_one() => Should.Throw<ManifestException>(() => ConnectProviders.Read([("One/connect.json", Good), ("Two/connect.json", Good)]))
        .Problems.ShouldHaveSingleItem().ShouldContain("two manifests");

    /// <summary>The folders of Effects that hold a manifest.</summary>
    private static IReadOnlyList<string> Folders =>
        [.. Directory.GetFiles(Effects(), "connect.json", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))];

    private static string Effects([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Effects"));

    private static IReadOnlyList<string> Problems(string json) =>
        Should.Throw<ManifestException>(() => ConnectProviders.Read([("Planted/connect.json", json)])).Problems;
}
