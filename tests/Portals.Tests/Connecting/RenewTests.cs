using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Database;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>Access is renewed without a person, once, and never lost on the way.</summary>
public sealed class RenewTests
{
    private const string Token = "POST /youtube/token";
    private const string Renewed = "1/renewed-access-of-google";
    private const string RefreshToken = "1//xEoDL4iW3cxlI7yDbSRFYNG01kVKM2C-259HOF2aQbI";

    private static readonly TimeSpan NearTheEnd = TimeSpan.FromSeconds(3920 - 100);

    [Theory]
    [EachDatabase]
    public async Task However_many_ask_at_once_access_that_is_about_to_end_is_renewed_once(DatabaseProvider database)
    {
        await using var bench = await ConnectBench.SetAsync(database);
        var secret = await ConnectedAsync(bench);
        bench.Rig.Clock.Advance(NearTheEnd);
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => lease.SendAsync(lease.Ask())));

        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.Select(answer => lease.Open(answer.Read<LeaseReply>()).AccessToken).Distinct().ShouldBe([Renewed]);
        Renewals(bench).ShouldHaveSingleItem().Values["refresh_token"].ShouldBe(RefreshToken);
        (await SecretAsync(bench)).AccessExpiresAt!.Value.ShouldBe(bench.Rig.Clock.GetUtcNow().AddSeconds(3920), TimeSpan.FromSeconds(1));
    }

    [Theory]
    [EachDatabase]
    public async Task Copies_of_a_portal_renew_once_between_them(DatabaseProvider database)
    {
        await using var bench = await ConnectBench.SetAsync(database);
        var secret = await ConnectedAsync(bench);
        var (copy, vault) = await bench.Rig.StartCopyAsync($"--Addresses:Sandbox={bench.Provider.Address}");
        await using var _ = copy;
        bench.Rig.Clock.Advance(NearTheEnd);
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);

        var hold = bench.Provider.Hold();
        var here = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lease.SendAsync(lease.Ask())));
        await UntilAsync(() => Renewals(bench).Any());
        var there = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lease.SendAsync(lease.Ask(), vault)));
        await UntilAsync(() => PlacesTried(bench) > 1); // the other copy has looked for its place while the first is at it
        hold.Dispose();
        Answer[] answers = [.. await here, .. await MovingAsync(bench, there)];

        answers.Select(answer => lease.Open(answer.Read<LeaseReply>()).AccessToken).Distinct().ShouldBe([Renewed]);
        Renewals(bench).Count.ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task However_many_were_refused_by_the_provider_access_is_renewed_once(DatabaseProvider database)
    {
        await using var bench = await ConnectBench.SetAsync(database);
        bench.Provider.Say("GET /youtube/youtube/v3/channels", 200, $$$"""{"items":[{"id":"{{{LeaseBench.Account}}}","snippet":{"title":"Ours"}}]}""");
        var secret = await ConnectedAsync(bench);
        LeaseBench[] effects = [.. Enumerable.Range(0, 6).Select(_ => LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret))];
        var first = effects.Select(effect => effect.Act()).ToArray();
        (await Task.WhenAll(effects.Zip(first).Select(pair => pair.First.SendAsync(pair.Second)))).ShouldAllBe(answer => answer.Status == 200);

        var again = await Task.WhenAll(effects.Zip(first).Select(pair => pair.First.SendAsync(Again(pair.First, pair.Second))));

        again.Zip(effects).Select(pair => pair.Second.Open(pair.First.Read<LeaseReply>()).AccessToken).Distinct().ShouldBe([Renewed]);
        Renewals(bench).Count.ShouldBe(1);
        foreach (var effect in effects)
        {
            effect.Dispose();
        }

        static Asking Again(LeaseBench effect, Asking first)
        {
            var act = effect.Act();
            return act with
            {
                Request = act.Request with { AccessWasRefused = true, Act = act.Request.Act! with { Attempt = 2, Closed = [first.Request.Jti] } },
            };
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Only_the_providers_own_word_disconnects_and_a_person_connects_again(DatabaseProvider database)
    {
        await using var bench = await ConnectBench.SetAsync(database);
        var secret = await ConnectedAsync(bench);
        bench.Rig.Clock.Advance(NearTheEnd);
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);
        bench.Provider.Say(Token, 400, """{"error":"invalid_grant","error_description":"Token has been expired or revoked."}""");

        (await lease.SendAsync(lease.Ask())).Reason.ShouldBe("secret_unresolvable");
        (await lease.SendAsync(lease.Ask())).Reason.ShouldBe("secret_unresolvable");

        Renewals(bench).Count.ShouldBe(1);
        (await bench.Rig.SqlAsync("SELECT length(content) FROM vault_secrets")).Single()[0]!.ToString().ShouldBe("0");
        var view = await SecretAsync(bench);
        view.DisconnectedReason.ShouldNotBeNull().ShouldContain("YouTube");

        await bench.Browser.SignInAsync(PortalRig.Owner, PortalRig.Password);
        bench.Traveller.Take(bench.Rig.CustomerAddress, bench.Browser.Cookie!);
        Published.Play(bench.Provider);
        (await bench.ConnectAsync("youtube")).Accounts.Single().CredentialRef.ShouldBe(secret.CredentialRef);
        (await lease.SendAsync(lease.Ask())).Status.ShouldBe(200);
        (await SecretAsync(bench)).DisconnectedReason.ShouldBeNull();
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(429, """{"error":"rate_limit_exceeded"}""")]
    [InlineData(400, """{"error":"invalid_request"}""")]
    [InlineData(401, """{"error":"invalid_client"}""")]
    [InlineData(200, "not JSON")]
    public async Task While_a_provider_does_not_renew_what_is_still_good_is_lent_and_what_is_not_is_not(int status, string answer)
    {
        await using var bench = await ConnectBench.SetAsync();
        var secret = await ConnectedAsync(bench);
        bench.Rig.Clock.Advance(NearTheEnd);
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);
        bench.Provider.Say(Token, status, answer);

        lease.Open((await lease.SendAsync(lease.Ask())).Read<LeaseReply>()).AccessToken.ShouldBe(Published.AccessOf("youtube"));
        (await lease.SendAsync(lease.Ask())).Status.ShouldBe(200);
        Renewals(bench).Count.ShouldBe(1); // the provider is left alone for a moment

        bench.Rig.Clock.Advance(TimeSpan.FromSeconds(101));
        (await lease.SendAsync(lease.Ask())).Reason.ShouldBe("dependency_unavailable");

        Published.Play(bench.Provider);
        bench.Rig.Clock.Advance(TimeSpan.FromSeconds(20));
        lease.Open((await lease.SendAsync(lease.Ask())).Read<LeaseReply>()).AccessToken.ShouldBe(Renewed);
        (await SecretAsync(bench)).DisconnectedReason.ShouldBeNull();
    }

    [Theory]
    [EachDatabase]
    public async Task A_copy_that_died_between_asking_and_storing_is_waited_for_and_then_done_without(DatabaseProvider database)
    {
        await using var bench = await ConnectBench.SetAsync(database);
        var secret = await ConnectedAsync(bench);
        bench.Rig.Clock.Advance(NearTheEnd);
        var until = bench.Rig.Clock.GetUtcNow().AddSeconds(20).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture);
        await bench.Rig.SqlAsync(
            $"UPDATE vault_secrets SET renewal_id = '{Guid.NewGuid().ToString().ToUpperInvariant()}', renewal_until = '{until}{(database == DatabaseProvider.Postgres ? "+00" : "")}'");
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);

        var asked = bench.Rig.Clock.GetUtcNow();
        var answer = await MovingAsync(bench, lease.SendAsync(lease.Ask()));

        lease.Open(answer.Read<LeaseReply>()).AccessToken.ShouldBe(Renewed);
        Renewals(bench).ShouldHaveSingleItem().Values["refresh_token"].ShouldBe(RefreshToken); // what it had asked with is still there
        (bench.Rig.Clock.GetUtcNow() - asked).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(19));
    }

    [Fact]
    public async Task A_person_who_stores_another_secret_meanwhile_is_not_overruled()
    {
        await using var bench = await ConnectBench.SetAsync();
        var secret = await ConnectedAsync(bench);
        bench.Rig.Clock.Advance(TimeSpan.FromMinutes(20)); // the session lives on, the access is told to be ending
        await bench.Rig.SqlAsync("UPDATE vault_secrets SET access_expires_at = '2001-01-01 00:00:00'");
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);
        var hold = bench.Provider.Hold();
        var asking = lease.SendAsync(lease.Ask());
        await UntilAsync(() => Renewals(bench).Any());

        var put = LeaseBench.Put("ya29.a-token-that-a-person-brought", secret.Label) with { Provider = "youtube", PostingIdentity = secret.PostingIdentity };
        (await bench.Browser.SendAsync("PUT", "/api/vault/secrets", put)).Status.ShouldBe(201);
        hold.Dispose();

        lease.Open((await asking).Read<LeaseReply>()).AccessToken.ShouldBe("ya29.a-token-that-a-person-brought");
        (await SecretAsync(bench)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Access_that_has_ended_and_cannot_be_renewed_is_lent_to_nobody()
    {
        await using var bench = await ConnectBench.SetAsync();
        bench.Provider.Say(Token, 200, $$"""{"access_token":"1/fFAGRNJru1FTz70BzhT3Zg","expires_in":3920,"scope":"{{Published.GoogleScopes}}"}""");
        var secret = await ConnectedAsync(bench);
        bench.Told().Single().ExpiresAt!.Value.ShouldBe(bench.Rig.Clock.GetUtcNow().AddSeconds(3920), TimeSpan.FromSeconds(1));
        using var lease = LeaseBench.For(bench.Rig, bench.Browser, bench.Customer, secret);
        bench.Rig.Clock.Advance(NearTheEnd);
        (await lease.SendAsync(lease.Ask())).Status.ShouldBe(200);

        bench.Rig.Clock.Advance(TimeSpan.FromSeconds(101));

        (await lease.SendAsync(lease.Ask())).Reason.ShouldBe("secret_unresolvable");
    }

    [Fact]
    public async Task Access_that_can_only_be_renewed_while_it_lives_is_renewed_though_nobody_borrows_it()
    {
        await using var bench = await ConnectBench.SetAsync();
        await bench.ConnectAsync("instagram");
        var until = (await SecretAsync(bench)).AccessExpiresAt!.Value;

        bench.Rig.Clock.Advance(TimeSpan.FromDays(29));
        bench.Provider.To("GET /instagram/refresh_access_token").ShouldBeEmpty();
        bench.Rig.Clock.Advance(TimeSpan.FromDays(2));
        await UntilAsync(() => bench.Provider.To("GET /instagram/refresh_access_token").Any());

        bench.Provider.To("GET /instagram/refresh_access_token").Single().Values["access_token"].ShouldBe("EAACEdEose0longlived");
        await bench.Browser.SignInAsync(PortalRig.Owner, PortalRig.Password);
        await UntilAsync(async () => (await SecretAsync(bench)).AccessExpiresAt > until);
    }

    private static async Task<SecretView> ConnectedAsync(ConnectBench bench)
    {
        await bench.ConnectAsync("youtube");
        return await SecretAsync(bench);
    }

    private static async Task<SecretView> SecretAsync(ConnectBench bench)
    {
        using var browser = new Browser(bench.Rig.CustomerAddress);
        await browser.SignInAsync(PortalRig.Owner, PortalRig.Password);
        return (await browser.SendAsync("GET", "/api/vault/secrets")).Read<Contracts.Paging.Page<SecretView>>().Items.ShouldHaveSingleItem();
    }

    private static IReadOnlyList<Asked> Renewals(ConnectBench bench) =>
        [.. bench.Provider.To(Token).Where(asked => asked.Values["grant_type"] == "refresh_token")];

    private static int PlacesTried(ConnectBench bench) => bench.Rig.Logs.Lines.Count(line =>
        line.Contains("Executed DbCommand", StringComparison.Ordinal) && line.Contains("UPDATE", StringComparison.Ordinal)
        && line.Contains("renewal_id", StringComparison.Ordinal));

    private static Task UntilAsync(Func<bool> isIt) => UntilAsync(() => Task.FromResult(isIt()));

    private static async Task UntilAsync(Func<Task<bool>> isIt)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isIt())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    // Who waits for another copy looks again after a while, and here time passes only when it is moved.
    private static async Task<T> MovingAsync<T>(ConnectBench bench, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            bench.Rig.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(task, Task.Delay(10));
        }

        return await task;
    }
}
