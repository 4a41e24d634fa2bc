using System.Text;
using Microsoft.Data.Sqlite;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Vault;
using Waooaw.CustomerPortal;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Sealing;
using Waooaw.PortalHost.Vault;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests;

public sealed class VaultTests
{
    [Theory]
    [EachDatabase]
    public async Task A_secret_that_came_in_is_nowhere_to_be_read(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var bench = await LeaseBench.SetAsync(rig);
        (await bench.SendAsync(bench.Act())).Status.ShouldBe(200);
        string[] answers =
        [
            (await bench.Browser.SendAsync("GET", "/api/vault/secrets")).Body,
            (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put(LeaseBench.Token, "Second"))).Body,
            (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put(LeaseBench.Token) with { Provider = "unknown" })).Body,
            (await bench.Browser.SendAsync("POST", $"/api/vault/secrets/{bench.Secret.CredentialRef}/test")).Body,
            (await bench.Browser.SendAsync("GET", "/api/vault/leases")).Body,
        ];

        var stored = await AllThatIsStoredAsync(rig);

        stored.ShouldContain(bench.Secret.CredentialRef); // else the search below would prove nothing
        foreach (var form in Forms(LeaseBench.Token))
        {
            stored.ShouldNotContain(form);
            answers.ShouldAllBe(answer => !answer.Contains(form, StringComparison.OrdinalIgnoreCase));
            rig.Logs.Lines.ShouldNotContain(line => line.Contains(form, StringComparison.OrdinalIgnoreCase));
        }

        rig.Logs.Lines.ShouldNotBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task A_row_that_was_changed_does_not_open(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var bench = await LeaseBench.SetAsync(rig);
        var reversed = database == DatabaseProvider.Postgres
            ? "set_byte(content, length(content) - 1, get_byte(content, length(content) - 1) # 1)"
            : "substr(content, 1, length(content) - 1) || x'00'";
        await rig.SqlAsync($"UPDATE vault_secrets SET content = {reversed}");

        (await bench.SendAsync(bench.Ask())).Reason.ShouldBe("secret_unresolvable");
        (await rig.SqlAsync("SELECT 1 FROM vault_leases")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sealed_value_does_not_open_in_anothers_row()
    {
        await using var rig = await PortalRig.StartAsync();
        using var mine = await LeaseBench.SetAsync(rig);
        using var theirs = await LeaseBench.SetAsync(rig, "owner@other-clinic.example", "IGQVJanother-token-987654321");
        await rig.SqlAsync($"""
            UPDATE vault_secrets SET
                content = (SELECT content FROM vault_secrets WHERE credential_ref = '{theirs.Secret.CredentialRef}'),
                wrapped_key = (SELECT wrapped_key FROM vault_secrets WHERE credential_ref = '{theirs.Secret.CredentialRef}')
            WHERE credential_ref = '{mine.Secret.CredentialRef}'
            """);

        (await mine.SendAsync(mine.Ask())).Reason.ShouldBe("secret_unresolvable");
        (await theirs.SendAsync(theirs.Ask())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_older_value_put_back_does_not_open()
    {
        await using var rig = await PortalRig.StartAsync();
        using var bench = await LeaseBench.SetAsync(rig);
        await rig.SqlAsync("CREATE TABLE stolen AS SELECT content, wrapped_key FROM vault_secrets");
        (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put("IGQVJnewer-token-123456"))).Status.ShouldBe(201);
        await rig.SqlAsync("UPDATE vault_secrets SET content = (SELECT content FROM stolen), wrapped_key = (SELECT wrapped_key FROM stolen)");

        (await bench.SendAsync(bench.Ask())).Reason.ShouldBe("secret_unresolvable");
    }

    [Theory]
    [EachDatabase]
    public async Task Rotation_moves_every_secret_under_the_new_key_while_it_stays_in_use(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var bench = await LeaseBench.SetAsync(rig);
        SealingKeyFile.Rotate(Path.Combine(rig.Folder, "keys", "vault-cp.json"));
        (await bench.SendAsync(bench.Ask())).Status.ShouldBe(200);

        (await RewrapSecrets.RunAsync(rig.CustomerPortal.Services, CancellationToken.None)).ShouldBe(1);

        (await rig.SqlAsync("SELECT key_version FROM vault_secrets")).Single().Single().ShouldBe(database == DatabaseProvider.Postgres ? 2 : 2L);
        bench.Open((await bench.SendAsync(bench.Ask())).Read<Contracts.Tokens.LeaseReply>()).AccessToken.ShouldBe(LeaseBench.Token);
        (await RewrapSecrets.RunAsync(rig.CustomerPortal.Services, CancellationToken.None)).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task The_same_label_is_the_same_reference_and_the_next_version(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var bench = await LeaseBench.SetAsync(rig);
        bench.Secret.CredentialRef.ShouldStartWith("cp:");
        (bench.Secret.Version, bench.Secret.LastFour).ShouldBe((1, "NARY"));

        var next = (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put("IGQVJnewer-token-123456"))).Read<SecretView>();
        var other = (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put("IGQVJnewer-token-123456", "Other"))).Read<SecretView>();

        (next.CredentialRef, next.Version).ShouldBe((bench.Secret.CredentialRef, 2));
        (other.CredentialRef == next.CredentialRef, other.Version).ShouldBe((false, 1));
        bench.Open((await bench.SendAsync(bench.Ask())).Read<Contracts.Tokens.LeaseReply>()).AccessToken.ShouldBe("IGQVJnewer-token-123456");
        var page = (await bench.Browser.SendAsync("GET", "/api/vault/secrets?limit=1")).Read<Page<SecretView>>();
        var rest = (await bench.Browser.SendAsync("GET", $"/api/vault/secrets?limit=1&cursor={page.NextCursor}")).Read<Page<SecretView>>();
        page.Items.Concat(rest.Items).Select(secret => secret.CredentialRef).ShouldBe([next.CredentialRef, other.CredentialRef], ignoreOrder: true);
        rest.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task Anothers_secret_is_as_absent_as_none()
    {
        await using var rig = await PortalRig.StartAsync();
        using var mine = await LeaseBench.SetAsync(rig);
        var (other, _, _) = await rig.CustomerAsync("owner@other-clinic.example");

        (await other.SendAsync("GET", "/api/vault/secrets")).Read<Page<SecretView>>().Items.ShouldBeEmpty();
        (await other.SendAsync("DELETE", $"/api/vault/secrets/{mine.Secret.CredentialRef}")).Status.ShouldBe(404);
        (await other.SendAsync("POST", $"/api/vault/secrets/{mine.Secret.CredentialRef}/test")).Status.ShouldBe(404);
        (await mine.SendAsync(mine.Ask())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task In_a_trial_no_production_secret_is_taken_and_when_nobody_can_say_neither()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        var production = LeaseBench.Put(LeaseBench.Token) with { Environment = ProviderEnvironment.Production };

        rig.Gateway.Answer("GET", "/api/v1/subscriptions", 200, Subscriptions(TrialStatus.Active, TrialStatus.Ended));
        (await browser.SendAsync("PUT", "/api/vault/secrets", production)).Reason.ShouldBe("trial_production_write_blocked");
        rig.Gateway.Answer("GET", "/api/v1/subscriptions", 503, "{}");
        (await browser.SendAsync("PUT", "/api/vault/secrets", production)).Status.ShouldBe(503);
        rig.Gateway.Answer("GET", "/api/v1/subscriptions", 200, Subscriptions(TrialStatus.Active, TrialStatus.Converted));
        (await browser.SendAsync("PUT", "/api/vault/secrets", production)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_secret_is_named_without_its_value()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _, _) = await rig.CustomerAsync();
        var secret = new Dictionary<string, string> { ["refresh_token"] = "value-1", ["password"] = "value-2" };

        var answer = await browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put("x") with { Secret = secret });

        answer.Read<Problem>().Violations!.Select(violation => violation.Path)
            .ShouldBe(["secret.refresh_token", "secret.password", "secret.access_token"], ignoreOrder: true);
        answer.Body.ShouldNotContain("value-");
        (await browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put("a token\nwith a break"))).Status.ShouldBe(422);
        (await browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put(LeaseBench.Token) with { CustomerId = CustomerId.New(rig.Clock) }))
            .Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_secret_is_tried_with_the_providers_cheapest_read()
    {
        await using var rig = await PortalRig.StartAsync();
        using var bench = await LeaseBench.SetAsync(rig);
        var path = $"/api/vault/secrets/{bench.Secret.CredentialRef}/test";

        rig.Gateway.Answer("GET", "/instagram/v23.0/me", 200, $$"""{"user_id":"{{LeaseBench.Account}}","username":"care.clinic","id":"1"}""");
        var good = (await bench.Browser.SendAsync("POST", path)).Read<SecretTestView>();
        rig.Gateway.Answer("GET", "/instagram/v23.0/me", 200, """{"user_id":"99","username":"someone.else"}""");
        var other = (await bench.Browser.SendAsync("POST", path)).Read<SecretTestView>();
        rig.Gateway.Answer("GET", "/instagram/v23.0/me", 400, """{"error":{"code":190}}""");
        var refused = (await bench.Browser.SendAsync("POST", path)).Read<SecretTestView>();

        (good.Works, good.AccountName).ShouldBe((true, "care.clinic"));
        other.Works.ShouldBeFalse();
        refused.Works.ShouldBeFalse();
        var arrival = rig.Gateway.Arrivals[0];
        (arrival.Query, arrival.Headers["Authorization"]).ShouldBe(("?fields=user_id,username", $"Bearer {LeaseBench.Token}"));
    }

    [Fact]
    public async Task An_operator_needs_the_role_and_names_the_customer()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _) = await rig.OperatorAsync(Role.Operator);
        var customer = CustomerId.New(rig.Clock);
        var secret = LeaseBench.Put(LeaseBench.Token);

        (await browser.SendAsync("PUT", "/api/vault/secrets", secret)).Status.ShouldBe(422);
        var stored = await browser.SendAsync("PUT", "/api/vault/secrets", secret with { CustomerId = customer });

        stored.Status.ShouldBe(201);
        stored.Read<SecretView>().CredentialRef.ShouldStartWith("pp:");
        (await browser.SendAsync("GET", $"/api/vault/secrets?customer_id={customer}")).Read<Page<SecretView>>().Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_auditor_looks_and_changes_nothing()
    {
        await using var rig = await PortalRig.StartAsync();
        var (browser, _) = await rig.OperatorAsync(Role.Auditor);
        var customer = CustomerId.New(rig.Clock);

        (await browser.SendAsync("GET", $"/api/vault/secrets?customer_id={customer}")).Status.ShouldBe(200);
        (await browser.SendAsync("PUT", "/api/vault/secrets", LeaseBench.Put(LeaseBench.Token) with { CustomerId = customer }))
            .Reason.ShouldBe("forbidden");
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    [InlineData("ZXhhbXBsZS1leGFtcGxlLWV4YW1wbGUtZXhhbXBsZSE=")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64")]
    public async Task A_portal_does_not_start_on_a_vault_key_that_anyone_could_guess(string key)
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-vault-");
        var file = Path.Combine(folder.FullName, "vault.json");
        SealingKeyFile.MakeMissing(file); // closed to others, and it stays so
        await File.WriteAllTextAsync(file, $$"""{"keys":[{"version":1,"key":"{{key}}"}]}""");

        var error = await Should.ThrowAsync<SealingKeyException>(() => StartAsync(folder.FullName, file));

        error.Message.ShouldNotContain(key);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_portal_does_not_start_without_its_vault_key_or_on_one_that_others_can_read()
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-vault-");
        var file = Path.Combine(folder.FullName, "vault.json");
        await Should.ThrowAsync<SealingKeyException>(() => StartAsync(folder.FullName, file));

        await File.WriteAllTextAsync(file, "{}"); // as files are made by default: readable by all
        (await Should.ThrowAsync<SealingKeyException>(() => StartAsync(folder.FullName, file))).Message.ShouldContain("chmod 600");
        folder.Delete(recursive: true);
    }

    private static async Task StartAsync(string folder, string keyFile)
    {
        await using var portal = CustomerPortalApplication.Build(
        [
            "--urls=http://127.0.0.1:0", $"--DATA_DIR={folder}", "--Keys:MakeMissing=true", "--Database:MigrateAtStart=true", $"--Vault:KeyFile={keyFile}",
            "--Otel:ServeMetrics=false",
        ]);
        await portal.StartAsync();
    }

    private static Page<SubscriptionView> Subscriptions(params TrialStatus[] trials) => new(
        [.. trials.Select(trial => new SubscriptionView
        {
            SubscriptionId = new SubscriptionId(Guid.CreateVersion7()),
            AgentTypeId = "marketing.digital_marketing.v1",
            PlanId = "plan_starter",
            Status = SubscriptionStatus.Active,
            Trial = new TrialView(trial, null, null, 10),
            CreatedAt = DateTimeOffset.UnixEpoch,
        })], null);

    private static IEnumerable<string> Forms(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return Convert.ToHexStringLower(bytes);
        yield return Convert.ToHexString(bytes);
        for (var shift = 0; shift < 3; shift++)
        {
            // Wherever it stands in a longer text, one of the three alignments shows, apart from its ends.
            yield return Convert.ToBase64String([.. new byte[shift], .. bytes])[4..^4];
        }
    }

    // Latin-1, so that every byte stays what it is.
    private static async Task<string> AllThatIsStoredAsync(PortalRig rig)
    {
        if (rig.CustomerDatabase.Provider == DatabaseProvider.Postgres)
        {
            var tables = await rig.SqlAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
            var all = new StringBuilder();
            foreach (var table in tables)
            {
                var rows = await rig.SqlAsync($"SELECT row_to_json(t)::text FROM \"{table[0]}\" t");
                rows.ToList().ForEach(row => all.AppendLine((string)row[0]!));
            }

            return all.ToString();
        }

        var file = new SqliteConnectionStringBuilder(rig.CustomerDatabase.ConnectionString).DataSource;
        string[] files = [file, $"{file}-wal"];
        files.ShouldAllBe(one => File.Exists(one));
        return string.Concat(files.Select(one =>
        {
            using var open = new FileStream(one, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(open, Encoding.Latin1);
            return reader.ReadToEnd();
        }));
    }
}
