using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Waooaw.Sandbox;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>The Sandbox was written from the providers' pages by someone else than this was: the two meet here.</summary>
public sealed partial class RealSandboxTests
{
    [Theory]
    [InlineData("instagram", 1, null)]
    [InlineData("facebook", 1, null)]
    [InlineData("linkedin", 2, 60 * 86400)]
    [InlineData("youtube", 1, 3600)]
    public async Task An_account_of_each_provider_is_connected_renewed_and_told_when_it_was_taken_back(string provider, int accounts, int? seconds)
    {
        await using var sandbox = await StartAsync();
        await using var bench = await ConnectBench.SetAsync(settings:
        [
            $"--Addresses:Sandbox={sandbox.App.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}",
            $"--Connect:SandboxAppSecretFile={Path.Combine(sandbox.Folder, "keys", "sandbox-app.secret")}",
        ]);

        var consent = await bench.LeaveAsync(provider);
        var back = await AllowAsync(consent.Next!);
        var arrived = await bench.Traveller.GoAsync(consent.Next!, back, "application/json");
        arrived.Status.ShouldBe(HttpStatusCode.OK, arrived.Body);

        var view = JsonSerializer.Deserialize<ConnectedView>(arrived.Body, WireJson.Options)!;
        view.Accounts.Count.ShouldBe(accounts);
        foreach (var secret in await bench.SecretsAsync())
        {
            var tested = (await bench.Browser.SendAsync("POST", $"/api/vault/secrets/{secret.CredentialRef}/test")).Read<SecretTestView>();
            tested.Works.ShouldBeTrue(tested.Detail);
        }

        var kept = (await bench.SecretsAsync())[0];
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, kept);
        var before = lease.Open((await lease.SendAsync(lease.Ask())).Read<LeaseReply>()).AccessToken;
        if (seconds is null)
        {
            return;
        }

        bench.Rig.Clock.Advance(TimeSpan.FromSeconds(seconds.Value - 60));
        var renewed = lease.Open((await lease.SendAsync(lease.Ask())).Read<LeaseReply>()).AccessToken;
        renewed.ShouldNotBe(before);

        using var client = new HttpClient();
        using var revoked = await client.PostAsync(
            new Uri($"{sandbox.App.Urls.Single()}/_sandbox/accounts/{Uri.EscapeDataString(kept.PostingIdentity!)}/revoke"), new ByteArrayContent([]));
        revoked.IsSuccessStatusCode.ShouldBeTrue();
        bench.Rig.Clock.Advance(TimeSpan.FromSeconds(seconds.Value - 60));
        (await lease.SendAsync(lease.Ask())).Reason.ShouldBe("secret_unresolvable");
    }

    private static async Task<Uri> AllowAsync(Uri consent)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var page = await browser.GetStringAsync(consent);
        var fields = HiddenFields.Matches(page).ToDictionary(
            field => WebUtility.HtmlDecode(field.Groups["name"].Value), field => WebUtility.HtmlDecode(field.Groups["value"].Value));
        fields["decision"] = "allow";
        if (page.Contains("name=\"name\"", StringComparison.Ordinal))
        {
            (fields["account"], fields["name"]) = ("new", "Care Clinic");
        }

        if (page.Contains("name=\"also_name\"", StringComparison.Ordinal))
        {
            fields["also_name"] = "Care Clinic Pune";
        }

        using var form = new FormUrlEncodedContent(fields);
        using var decided = await browser.PostAsync(new Uri(consent.GetLeftPart(UriPartial.Path)), form);
        decided.StatusCode.ShouldBe(HttpStatusCode.Found, await decided.Content.ReadAsStringAsync());
        return decided.Headers.Location!;
    }

    private static async Task<Running> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-sandbox-").FullName;
        var app = SandboxApplication.Build(
            ["--environment=Development", "--urls=http://127.0.0.1:0", $"--DATA_DIR={folder}", "--Otel:ServeMetrics=false"],
            builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        return new Running(app, folder);
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""")]
    private static partial Regex HiddenFields { get; }

    private sealed record Running(WebApplication App, string Folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
