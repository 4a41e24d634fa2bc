using System.Net;
using System.Security.Cryptography;
using System.Text;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Tokens;
using static Waooaw.Portals.Tests.Gateway.GatewayStage;

namespace Waooaw.Portals.Tests.Gateway;

/// <summary>What providers tell by themselves comes in under their signature of these very bytes, and nothing else does.</summary>
public sealed class HookTests : IDisposable
{
    private const string Path = "/hooks/whatsapp";
    private const string Body = """{"object":"whatsapp_business_account","entry":[]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("waooaw-hooks-").FullName;
    private readonly string _sandbox;
    private readonly string _production;

    public HookTests()
    {
        _sandbox = KeepSecret("sandbox.secret");
        _production = KeepSecret("production.secret");
    }

    [Fact]
    public async Task A_signed_call_reaches_Plant_with_the_Gateways_word_for_whose_it_is()
    {
        await using var stage = await StageAsync();

        (await TellAsync(stage, Body, Signed(_sandbox, Body))).ShouldBe(HttpStatusCode.Created);

        Encoding.UTF8.GetString(stage.AtPlant.Single().Body).ShouldBe(Body);
        stage.CallerAtPlant().Hook.ShouldBe(
            new SignedByProvider("whatsapp", ProviderEnvironment.Sandbox, ContentHash.OfBytes(Encoding.UTF8.GetBytes(Body))));
    }

    [Fact]
    public async Task Whose_secret_it_was_says_in_which_world_it_happened()
    {
        await using var stage = await StageAsync();

        (await TellAsync(stage, Body, Signed(_production, Body))).ShouldBe(HttpStatusCode.Created);

        stage.CallerAtPlant().Hook.ShouldNotBeNull().Environment.ShouldBe(ProviderEnvironment.Production);
    }

    [Fact]
    public async Task Another_body_another_secret_and_no_signature_are_turned_away_at_the_door()
    {
        await using var stage = await StageAsync();
        string?[] bad =
        [
            null, "", "sha256=", $"sha256={new string('0', 64)}", $"sha256={new string('x', 64)}", Signed(_sandbox, Body + " "),
            Signed(RandomNumberGenerator.GetHexString(64, lowercase: true), Body), Signed(_sandbox, Body).Replace("sha256=", "sha1=", StringComparison.Ordinal),
        ];

        foreach (var signature in bad)
        {
            (await TellAsync(stage, Body, signature)).ShouldBe(HttpStatusCode.Unauthorized, signature);
        }

        stage.AtPlant.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_there_is_no_Sandbox_the_real_provider_is_heard_all_the_same()
    {
        await using var stage = await SetAsync(
            null, $"--Connect:SandboxAppSecretFile={_folder}/none.secret", $"--Hooks:whatsapp:AppSecretFile={_folder}/production.secret");

        (await TellAsync(stage, Body, Signed(_production, Body))).ShouldBe(HttpStatusCode.Created);
        (await TellAsync(stage, Body, Signed(_sandbox, Body))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("a word that was agreed", HttpStatusCode.OK)]
    [InlineData("another word", HttpStatusCode.NotFound)]
    public async Task The_address_is_confirmed_to_whoever_knows_the_agreed_word(string word, HttpStatusCode expected)
    {
        await using var stage = await StageAsync("--Hooks:whatsapp:VerifyToken=a word that was agreed");

        var answer = await stage.SendAsync(
            "GET", $"{Path}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={Uri.EscapeDataString(word)}", token: null);

        answer.StatusCode.ShouldBe(expected);
        ((await answer.Content.ReadAsStringAsync()) == "1158201444").ShouldBe(expected == HttpStatusCode.OK);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<GatewayStage> StageAsync(params string[] settings) => SetAsync(
        null,
        [
            $"--Connect:SandboxAppSecretFile={_folder}/sandbox.secret", $"--Hooks:whatsapp:AppSecretFile={_folder}/production.secret", .. settings,
        ]);

    private static async Task<HttpStatusCode> TellAsync(GatewayStage stage, string body, string? signature)
    {
        var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await stage.SendAsync(
            "POST", Path, token: null, content, signature is null ? [] : [("X-Hub-Signature-256", signature)]);
        return response.StatusCode;
    }

    private static string Signed(string secret, string body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}";

    private string KeepSecret(string name)
    {
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        var file = System.IO.Path.Combine(_folder, name);
        File.WriteAllText(file, secret);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return secret;
    }
}
