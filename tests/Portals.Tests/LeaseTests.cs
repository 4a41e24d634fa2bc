using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Approvals;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Tokens;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Tokens;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests;

public sealed class LeaseTests
{
    // What is spoilt, and the reason the vault must give. Each row leaves everything else as it should be.
    private static readonly IReadOnlyDictionary<string, (string Reason, Func<Asking, LeaseBench, Asking> Spoil)> Spoilt =
        new Dictionary<string, (string, Func<Asking, LeaseBench, Asking>)>
        {
            ["signed by a portal"] = ("unauthenticated", (a, b) => a with { SignedBy = b.Rig.CustomerPortal.Services.GetRequiredService<TokenSigner>() }),
            ["another type of token"] = ("unauthenticated", (a, _) => a with { TokenType = TokenTypes.Caller }),
            ["says it is another issuer"] = ("unauthenticated", (a, _) => a with { Request = a.Request with { Iss = Issuers.Gateway } }),
            ["for the other vault"] = ("unauthenticated", (a, _) => a with { Request = a.Request with { Aud = Issuers.PlatformPortal } }),
            ["too old"] = ("unauthenticated", (a, _) => a with { Request = a.Request with { Iat = a.Request.Iat - 100, Exp = a.Request.Exp - 100 } }),
            ["lives too long"] = ("unauthenticated", (a, _) => a with { Request = a.Request with { Exp = a.Request.Iat + 61 } }),
            ["no such secret"] = ("secret_unresolvable", (a, b) =>
            {
                a.Effect["credential_ref"] = $"cp:{Guid.Empty}";
                return a with { Request = a.Request with { CredentialRef = $"cp:{Guid.Empty}" } };
            }),
            ["another customer, all through"] = ("secret_unresolvable", (a, b) =>
            {
                var other = CustomerId.New(b.Rig.Clock);
                a.Effect["customer_id"] = other.ToString();
                return a with { Request = a.Request with { CustomerId = other }, Statement = a.Statement with { CustomerId = other } };
            }),
            ["another environment, all through"] = ("secret_unresolvable", (a, _) =>
            {
                a.Effect["environment"] = "production";
                return a with { Request = a.Request with { Environment = ProviderEnvironment.Production } };
            }),
            ["another account than the secret's"] = ("secret_unresolvable", (a, _) => Set(a, "account", "17841499999999999")),
            ["effect without an account"] = ("secret_unresolvable", (a, _) => Set(a, "account", null)),
            ["effect for another secret"] = ("secret_unresolvable", (a, _) => Set(a, "credential_ref", $"cp:{Guid.Empty}")),
            ["effect in another environment"] = ("secret_unresolvable", (a, _) => Set(a, "environment", "production")),
            ["effect of another customer"] = ("secret_unresolvable", (a, _) => Set(a, "customer_id", Guid.Empty.ToString())),
            ["effect on another connection"] = ("secret_unresolvable", (a, _) => Set(a, "connection_id", Guid.Empty.ToString())),
            ["another effect"] = ("secret_unresolvable", (a, _) => Set(a, "effect_id", Guid.Empty.ToString())),
            ["a part that it does not have"] = ("approval_mismatch", (a, _) => a with { Request = a.Request with { Act = a.Request.Act! with { Part = 1 } } }),
            ["a part before the first"] = ("approval_mismatch", (a, _) => a with { Request = a.Request with { Act = a.Request.Act! with { Part = -1 } } }),
            ["a changed word"] = ("approval_mismatch", (a, _) => Set(a, "text", "Another text") with { ApprovesWhatItSays = false }),
            ["approval of another customer"] = ("approval_mismatch", (a, b) =>
                a with { Statement = a.Statement with { CustomerId = CustomerId.New(b.Rig.Clock) } }),
            ["a rejection"] = ("approval_invalid", (a, _) => a with { Statement = a.Statement with { Decision = ApprovalDecision.Rejected } }),
            ["an approval signed by Plant"] = ("approval_invalid", (a, b) => a with { ApprovedBy = b.Rig.Plant }),
            ["an approval in the other portal's name"] = ("approval_invalid", (a, _) =>
                a with { Statement = a.Statement with { Iss = Issuers.PlatformPortal } }),
            ["a token of another type as approval"] = ("approval_invalid", (a, _) => a with { ApprovalType = TokenTypes.Access }),
            ["an approval that has ended"] = ("approval_expired", (a, b) =>
                a with { Statement = a.Statement with { ExpiresAt = b.Rig.Clock.GetUtcNow() } }),
            ["no approval"] = ("validation", (a, _) => a with { Request = a.Request with { Act = null } }),
            ["no connection"] = ("secret_unresolvable", (a, _) => a with { Request = a.Request with { ConnectionId = null } }),
            ["a reply key that is none"] = ("validation", (a, _) => a with { Request = a.Request with { ReplyKey = new EncryptionKey("AAAA", "AAAA") } }),
            ["a model's key"] = ("validation", (a, b) => a with
            {
                Request = a.Request with { Kind = LeaseKind.Model, Act = null, Model = new ModelLease(PermitId.New(b.Rig.Clock), "openai", 1) },
            }),
        };

    public static TheoryData<string> Flaws => [.. Spoilt.Keys];

    [Theory]
    [EachDatabase]
    public async Task Access_is_lent_for_an_approved_effect_sealed_to_who_asked_and_on_record(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var bench = await LeaseBench.SetAsync(rig);
        var asking = bench.Act();

        var answer = await bench.SendAsync(asking);

        answer.Status.ShouldBe(200);
        var reply = answer.Read<LeaseReply>();
        answer.Body.ShouldNotContain(LeaseBench.Token);
        bench.Open(reply).AccessToken.ShouldBe(LeaseBench.Token);
        reply.ExpiresAt.ShouldBe(rig.Clock.GetUtcNow().AddSeconds(60), TimeSpan.FromMilliseconds(1));
        using var stranger = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        Should.Throw<Exception>(() => LeaseBench.Open(reply, stranger.ExportParameters(includePrivateParameters: true)));

        var lease = (await bench.Browser.SendAsync("GET", "/api/vault/leases")).Read<Page<LeaseView>>().Items.ShouldHaveSingleItem();
        (lease.LeaseId, lease.Kind, lease.EffectId, lease.Attempt, lease.CorrelationId)
            .ShouldBe((asking.Request.Jti, LeaseKind.Act, bench.Effect, 1, "correlation-1"));
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task Nothing_is_lent_when_the_request_has(string flaw)
    {
        await using var rig = await PortalRig.StartAsync();
        using var bench = await LeaseBench.SetAsync(rig);
        var (reason, spoil) = Spoilt[flaw];

        var answer = await bench.SendAsync(spoil(bench.Act(), bench));

        answer.Reason.ShouldBe(reason);
        (await rig.SqlAsync("SELECT 1 FROM vault_leases")).ShouldBeEmpty();
        (await rig.SqlAsync("SELECT reason FROM vault_refusals")).Count.ShouldBe(reason == "unauthenticated" ? 0 : 1);
    }

    [Theory]
    [EachDatabase]
    public async Task A_loan_of_the_same_effect_that_is_not_known_to_have_ended_stops_the_next(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var bench = await LeaseBench.SetAsync(rig);
        var first = bench.Act();
        (await bench.SendAsync(first)).Status.ShouldBe(200);

        var second = bench.Act();
        var refused = await bench.SendAsync(second);
        (refused.Status, refused.Reason).ShouldBe((409, "lease_open"));
        refused.Body.ShouldContain(first.Request.Jti.ToString());

        var honest = second with { Request = second.Request with { Act = second.Request.Act! with { Attempt = 2, Closed = [first.Request.Jti] } } };
        (await bench.SendAsync(honest)).Status.ShouldBe(200);
    }

    [Theory]
    [EachDatabase]
    public async Task Each_recipient_of_a_message_is_a_part_with_loans_of_its_own(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var bench = await LeaseBench.SetAsync(rig);
        var first = ToTwo(bench, part: 0);

        (await bench.SendAsync(first)).Status.ShouldBe(200);
        (await bench.SendAsync(ToTwo(bench, part: 1))).Status.ShouldBe(200);
        (await bench.SendAsync(ToTwo(bench, part: 0))).Reason.ShouldBe("lease_open");
        (await bench.SendAsync(ToTwo(bench, part: 1))).Reason.ShouldBe("lease_open");
        (await bench.SendAsync(ToTwo(bench, part: 2))).Reason.ShouldBe("approval_mismatch");

        (await bench.Browser.SendAsync("GET", "/api/vault/leases")).Read<Page<LeaseView>>().Items.Select(lease => lease.Part).ShouldBe([1, 0]);

        static Asking ToTwo(LeaseBench bench, int part)
        {
            var asking = bench.Act();
            asking.Effect["recipients"] = new System.Text.Json.Nodes.JsonArray("sealed-1", "sealed-2");
            return asking with { Request = asking.Request with { Act = asking.Request.Act! with { Part = part } } };
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Of_many_loans_for_one_effect_at_the_same_moment_one_is_given(DatabaseProvider database)
    {
        await using var rig = await PortalRig.StartAsync(database);
        using var bench = await LeaseBench.SetAsync(rig);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.SendAsync(bench.Act())));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Count(answer => answer.Status == 409).ShouldBe(7);
    }

    [Fact]
    public async Task The_same_loan_asked_again_within_a_minute_is_answered_again_and_recorded_once()
    {
        await using var rig = await PortalRig.StartAsync();
        using var bench = await LeaseBench.SetAsync(rig);
        var asking = bench.Act();
        (await bench.SendAsync(asking)).Status.ShouldBe(200);
        rig.Clock.Advance(TimeSpan.FromSeconds(30));

        var again = await bench.SendAsync(asking);

        bench.Open(again.Read<LeaseReply>()).AccessToken.ShouldBe(LeaseBench.Token);
        (await rig.SqlAsync("SELECT 1 FROM vault_leases")).Count.ShouldBe(1);
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        var renewed = asking with { Request = asking.Request with { Iat = asking.Request.Iat + 60, Exp = asking.Request.Exp + 60 } };
        (await bench.SendAsync(renewed)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_loan_asked_again_in_other_words_is_refused()
    {
        await using var rig = await PortalRig.StartAsync();
        using var bench = await LeaseBench.SetAsync(rig);
        var asking = bench.Act();
        (await bench.SendAsync(asking)).Status.ShouldBe(200);
        using var thief = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

        var otherKey = asking with { Request = asking.Request with { ReplyKey = LeaseBench.PublicOf(thief) } };
        var otherAttempt = asking with { Request = asking.Request with { Act = asking.Request.Act! with { Attempt = 2 } } };

        (await bench.SendAsync(otherKey)).Reason.ShouldBe("secret_unresolvable");
        (await bench.SendAsync(otherAttempt)).Reason.ShouldBe("secret_unresolvable");
    }

    [Fact]
    public async Task Reading_needs_no_approval_and_is_limited_per_connection_and_minute()
    {
        await using var rig = await PortalRig.StartAsync(settings: "--Vault:ReadsPerMinute=2");
        using var bench = await LeaseBench.SetAsync(rig);
        bench.Open((await bench.SendAsync(bench.Ask())).Read<LeaseReply>()).AccessToken.ShouldBe(LeaseBench.Token);
        (await bench.SendAsync(bench.Ask())).Status.ShouldBe(200);

        var tooMany = await bench.SendAsync(bench.Ask());
        (tooMany.Status, tooMany.Reason).ShouldBe((429, "rate_limited"));
        tooMany.Header("Retry-After").ShouldBe("60");

        rig.Clock.Advance(TimeSpan.FromSeconds(61));
        (await bench.SendAsync(bench.Ask())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_revoked_secret_is_lent_to_nobody()
    {
        await using var rig = await PortalRig.StartAsync();
        using var bench = await LeaseBench.SetAsync(rig);
        (await bench.Browser.SendAsync("DELETE", $"/api/vault/secrets/{bench.Secret.CredentialRef}")).Status.ShouldBe(204);

        (await bench.SendAsync(bench.Act())).Reason.ShouldBe("secret_unresolvable");
        (await bench.SendAsync(bench.Ask())).Reason.ShouldBe("secret_unresolvable");
    }

    [Fact]
    public async Task Loans_are_asked_for_on_the_vaults_own_address_only_and_nothing_else_is_there()
    {
        await using var rig = await PortalRig.StartAsync();
        using var bench = await LeaseBench.SetAsync(rig);

        (await bench.SendAsync(bench.Act(), rig.CustomerAddress)).Status.ShouldBe(404);
        (await rig.SqlAsync("SELECT 1 FROM vault_leases")).ShouldBeEmpty();

        using var inside = new Browser(rig.CustomerVault) { Cookie = bench.Browser.Cookie };
        (await inside.SendAsync("GET", "/api/session")).Status.ShouldBe(404);
        (await inside.SendAsync("GET", "/health/live")).Status.ShouldBe(200);
    }

    private static Asking Set(Asking asking, string member, string? value)
    {
        asking.Effect[member] = value;
        return asking;
    }
}
