using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Skills;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Requests;

/// <summary>What is someone else's is as absent as what does not exist, on every route that takes an id: the route table says which.</summary>
public class ForeignTests(Stages stages)
{
    /// <summary>What a release brings along, such as a skill, is nobody's own.</summary>
    private static readonly string[] Everybodys = ["{skillKey}", "{agentId}"];

    private static IEnumerable<Route> RoutesWithIds => RouteTable.All.Where(
        route => route.Path.Contains('{') && !route.IsFor(Callers.Anyone) && !Everybodys.Any(route.Path.Contains));

    [Theory, EachDatabase]
    public async Task Everything_foreign_is_absent(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var (owner, other) = (await Clinic.HireAsync(stage), await Clinic.HireAsync(stage));
        var theirs = await ThingsOf(owner);
        var nobodys = theirs.ToDictionary(thing => thing.Key, _ => Guid.CreateVersion7().ToString());
        nobodys["media"] = new string('a', 64);

        foreach (var route in RoutesWithIds)
        {
            Actor[] callers =
            [
                .. route.IsFor(Callers.Customer) ? (Actor[])[other.Owner] : [],
                .. route.IsFor(Callers.Operator) ? (Actor[])[stage.Operator(other.Customer)] : [],
            ];
            callers.ShouldNotBeEmpty();
            foreach (var caller in callers)
            {
                (await AskAsync(caller, route, theirs)).ShouldBeRefused(Reasons.NotFound);
                (await AskAsync(caller, route, nobodys)).ShouldBeRefused(Reasons.NotFound);
            }

            if (route.Method == "GET")
            {
                (await AskAsync(owner.Owner, route, theirs)).Status.ShouldBe(200, route.ToString()); // else a 404 would prove nothing
            }
        }

        var post = await owner.SeeAsync((await owner.DraftAllAsync())[0] with { DeliverableId = DeliverableIdOf(theirs) });
        (post.Version, post.ReviewStatus, post.ExecutionStatus).ShouldBe((1, ReviewStatus.Approved, ExecutionStatus.NotScheduled));
        (await owner.ApprovalsAsync()).ShouldHaveSingleItem().State.ShouldBe("open");
    }

    [Theory, EachDatabase]
    public async Task An_id_in_a_body_is_no_way_around(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var (owner, other) = (await Clinic.HireAsync(stage), await Clinic.HireAsync(stage));

        (await other.Owner.PostAsync("/api/v1/marketing/draft-batches", owner.Wish())).ShouldBeRefused(Reasons.NotFound);
        (await other.Owner.PostAsync("/api/v1/marketing/draft-batches", other.Wish() with { Media = [Absent] })).ShouldBeInvalid("media[0]");
        (await other.Owner.PostAsync("/api/v1/skills/marketing.multichannel_post/run", new RunSkill
        {
            HiredInstanceId = owner.Agent.HiredInstanceId,
            Inputs = System.Text.Json.JsonElement.Parse("""{"theme": "Mine now"}"""),
        })).ShouldBeRefused(Reasons.NotFound);
        (await other.Owner.PutAsync("/api/v1/hired-agents/draft", Clinic.Draft(owner.Subscription))).ShouldBeRefused(Reasons.NotFound);
        (await other.Owner.PutAsync("/api/v1/hired-agents/draft", Clinic.Draft(other.Subscription) with
        {
            HiredInstanceId = owner.Agent.HiredInstanceId,
        })).ShouldBeRefused(Reasons.NotFound);
        (await other.Owner.GetAsync($"/api/v1/deliverables?hired_instance_id={owner.Agent.HiredInstanceId}")).Text.ShouldContain("\"items\":[]");
    }

    [Theory, EachDatabase]
    public async Task Every_list_holds_only_what_is_ones_own(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var owner = await Clinic.HireAsync(stage);
        await owner.ApprovedAsync();
        await owner.ExecuteAsync(await owner.DraftAsync(), approval: null);
        var stranger = await stage.SignUpAsync();

        foreach (var route in RouteTable.All.Where(route => route.Method == "GET" && !route.Path.Contains('{') && route.IsFor(Callers.Customer)))
        {
            (await owner.Owner.GetAsync(route.Path)).Status.ShouldBe(200);
            (await stranger.GetAsync(route.Path)).Text.ShouldNotContain(owner.Customer.ToString());
        }

        (await stranger.GetAsync("/api/v1/deliverables")).Text.ShouldContain("\"items\":[]");
        (await stranger.GetAsync("/api/v1/audit/policy-denials")).Text.ShouldContain("\"items\":[]");
    }

    [Theory, EachDatabase]
    public async Task A_route_answers_only_those_it_is_for(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var customer = await stage.SignUpAsync();
        var (known, free, portal) = (stage.Operator(customer.Customer), stage.Operator(), stage.Portal(AccountId.New(stage.Clock)));

        foreach (var route in RouteTable.All.Where(route => !route.IsFor(Callers.Anyone) && !route.Path.Contains('{')))
        {
            foreach (var (kind, caller) in new[] { (Callers.Customer, customer), (Callers.Operator, known), (Callers.Portal, portal) })
            {
                if (!route.IsFor(kind))
                {
                    (await SendAsync(caller, route.Method, route.Path, "{}")).ShouldBeRefused(Reasons.NotFound);
                }
            }
        }

        (await free.GetAsync("/api/v1/deliverables")).ShouldBeInvalid("customer_id");
    }

    [Theory, EachDatabase]
    public async Task Plant_believes_the_Gateway_and_nobody_else(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var customer = await stage.SignUpAsync();
        var now = stage.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new CallerClaims
        {
            Iss = Issuers.Gateway,
            Aud = Issuers.Plant,
            Portal = Issuers.CustomerPortal,
            Sub = customer.Account,
            CustomerId = customer.Customer,
            Iat = now,
            Exp = now + 30,
        };
        using var strangers = new Signers();
        string?[] bad =
        [
            null,
            "",
            "Bearer",
            $"Bearer {strangers.Sign(Issuers.Gateway, TokenTypes.Caller, claims)}",
            $"Bearer {stage.Signers.Sign(Issuers.CustomerPortal, TokenTypes.Caller, claims)}",
            $"Bearer {stage.Signers.Sign(Issuers.CustomerPortal, TokenTypes.Caller, claims with { Iss = Issuers.CustomerPortal })}",
            $"Bearer {stage.Signers.Sign(Issuers.Gateway, TokenTypes.Access, claims)}",
            $"Bearer {stage.Signers.Sign(Issuers.Gateway, TokenTypes.Approval, claims)}",
            $"Bearer {stage.Signers.Sign(Issuers.Gateway, TokenTypes.Caller, claims with { Aud = "gateway" })}",
            $"Bearer {stage.Signers.Sign(Issuers.Gateway, TokenTypes.Caller, claims with { Iat = now - 60, Exp = now - 30 })}",
            $"Bearer {stage.Signers.Sign(Issuers.Gateway, TokenTypes.Caller, claims with { Iat = now + 60, Exp = now + 90 })}",
            $"Bearer {stage.Signers.Sign(Issuers.Gateway, TokenTypes.Caller, claims with { Roles = ["admin"] })}",
            $"Bearer {stage.Signers.Sign(Issuers.Gateway, TokenTypes.Caller, claims with { Portal = Issuers.PlatformPortal })}",
        ];

        foreach (var header in bad)
        {
            (await GetAsync(stage, header)).ShouldBe(401, header);
        }

        (await GetAsync(stage, $"Bearer {stage.Signers.Sign(Issuers.Gateway, TokenTypes.Caller, claims)}")).ShouldBe(200);
    }

    private static Contracts.Canonical.ContentHash Absent => Contracts.Canonical.ContentHash.OfBytes("nobody's"u8);

    private static async Task<int> GetAsync(PlantStage stage, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(stage.Plant.Address, "/api/v1/customers/me"));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.Add("X-Customer-Id", "ignored");
        using var response = await stage.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Something of each kind that has an id, by what the route table calls its collection.</summary>
    private static async Task<Dictionary<string, string>> ThingsOf(Clinic clinic)
    {
        var (post, approval) = await clinic.ApprovedAsync();
        return new Dictionary<string, string>
        {
            ["subscriptions"] = clinic.Subscription.SubscriptionId.ToString(),
            ["hired-agents"] = clinic.Agent.HiredInstanceId.ToString(),
            ["connections"] = clinic.Connections[0].ConnectionId.ToString(),
            ["media"] = clinic.Picture.Hex,
            ["draft-batches"] = post.BatchId.ToString()!,
            ["deliverables"] = post.DeliverableId.ToString()!,
            ["approvals"] = approval.ApprovalId.ToString(),
            ["contacts"] = (await clinic.AgreeAsync("+919812345678")).ContactId.ToString(),
        };
    }

    private static DeliverableId DeliverableIdOf(Dictionary<string, string> things) =>
        DeliverableId.TryParse(things["deliverables"], out var id) ? id : throw new FormatException();

    private static Task<Reply> AskAsync(Actor caller, Route route, Dictionary<string, string> things)
    {
        var parts = route.Path.Split('/');
        var path = string.Join('/', parts.Select((part, i) => part.StartsWith('{') ? things[parts[i - 1]] : part));
        return SendAsync(caller, route.Method, path, BodyFor(route, things));
    }

    /// <summary>A body that would be accepted from the owner; a new route that needs one is told by its 422.</summary>
    private static object? BodyFor(Route route, Dictionary<string, string> things) => (route.Method, route.Path.Split('/')[^1]) switch
    {
        ("PUT", "connections") => new PutConnection
        {
            Provider = "instagram",
            Environment = ProviderEnvironment.Sandbox,
            CredentialRef = $"cp:{Guid.NewGuid()}",
            PostingIdentity = "17841400000000001",
        },
        ("PUT", "content") => new ChangeContent { Version = 1, Text = "Mine now." },
        ("POST", "waivers") => new AddWaiver { Version = 1, RuleId = "health.named_physician", Reason = "She joins on Monday." },
        ("POST", "redraft") => new RedraftDeliverable { Notes = "shorter" },
        ("POST", "schedule") => new ScheduleDeliverable
        {
            LocalTime = "2026-12-01T10:30",
            Timezone = "Asia/Kolkata",
            ApprovalId = ApprovalIdOf(things),
        },
        ("POST", "execute") => new ExecuteDeliverable { IntentAction = "publish", ApprovalId = ApprovalIdOf(things) },
        ("POST", "resolve") => new ResolveDeliverable { Outcome = ResolvedOutcome.Posted, Note = "mine" },
        _ => null,
    };

    private static ApprovalId ApprovalIdOf(Dictionary<string, string> things) =>
        ApprovalId.TryParse(things["approvals"], out var id) ? id : throw new FormatException();

    private static Task<Reply> SendAsync(Actor caller, string method, string path, object? body) =>
        method == "GET" ? caller.GetAsync(path) : caller.WriteAsync(new HttpMethod(method), path, body, key: null);
}
