using System.Text.Json;
using System.Text.Json.Nodes;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Tests.PlantRig;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.Hiring;

/// <summary>How an agent comes to work for a customer, and what is refused on the way with its place named.</summary>
public class HiringTests(Stages stages)
{
    // Put together here, so that no scanner takes this file for a leak.
    private static readonly string Shaped = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";

    [Theory, EachDatabase]
    public async Task What_is_missing_is_answered_and_finalize_waits_for_it(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.SetUpAsync(stage);
        clinic.Agent.Missing.ShouldBe(["connections.instagram"]);
        var bare = (await clinic.Owner.PutAsync("/api/v1/hired-agents/draft", Clinic.Draft(clinic.Subscription, """{"theme": "dark"}""")))
            .Value<HiredAgentView>();
        bare.Configured.ShouldBeFalse();
        bare.Missing.ShouldBe(
            [
                "config.brand_name", "config.location", "config.offerings_services", "config.platforms", "config.primary_language",
                "config.timezone",
            ],
            ignoreOrder: true);

        (await FinalizeAsync(clinic)).ShouldBeRefused(Reasons.NotConfigured).Detail.ShouldContain("connections.instagram");
        (await clinic.Owner.PostAsync("/api/v1/marketing/draft-batches", clinic.Wish())).ShouldBeRefused(Reasons.SkillNotConfigured);
        await clinic.ConnectAsync();

        var agent = (await FinalizeAsync(clinic)).Value<HiredAgentView>();
        (agent.Status, agent.Configured, agent.Missing.Count).ShouldBe((HiredAgentStatus.Active, true, 0));
        (await FinalizeAsync(clinic)).Value<HiredAgentView>().Status.ShouldBe(HiredAgentStatus.Active); // twice is once
        (await clinic.RecordAsync()).Count(entry => entry.Kind == "trial.started").ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task A_raw_secret_is_refused_wherever_it_stands(DatabaseProvider database)
    {
        var clinic = await Clinic.SetUpAsync(await stages.OnAsync(database));
        var draft = JsonSerializer.SerializeToNode(Clinic.Draft(clinic.Subscription), WireJson.Options)!.AsObject();
        (string Path, Action<JsonObject> Hide)[] places =
        [
            ("nickname", body => body["nickname"] = $"Maya {Shaped}"),
            ("config.brand_name", body => body["config"]!["brand_name"] = Shaped),
            ("config.offerings_services[1]", body => body["config"]!["offerings_services"]!.AsArray().Add(Shaped)),
            ("config.platforms[0].constraints.password", body => body["config"]!["platforms"]![0]!["constraints"] =
                new JsonObject { ["password"] = "x" }),
            ("config.platforms[0].constraints.notes[0].api_key", body => body["config"]!["platforms"]![0]!["constraints"] =
                JsonNode.Parse("""{"notes": [{"api_key": "12345"}]}""")),
            ("config.platforms[0].constraints.note", body => body["config"]!["platforms"]![0]!["constraints"] =
                new JsonObject { ["note"] = Shaped }),
            ("skill_configs.marketing.multichannel_post.style.clientSecret", body => body["skill_configs"] =
                JsonNode.Parse("""{"marketing.multichannel_post": {"style": {"clientSecret": "12345"}}}""")),
        ];

        foreach (var (path, hide) in places)
        {
            var body = draft.DeepClone().AsObject();
            hide(body);
            var reply = await clinic.Owner.PutAsync("/api/v1/hired-agents/draft", body.ToJsonString());
            reply.ShouldBeRefused(Reasons.Validation).Violations.ShouldNotBeNull().Select(violation => violation.Path).ShouldContain(path);
            reply.Text.ShouldNotContain(Shaped);
        }

        (await clinic.Owner.PutAsync("/api/v1/hired-agents/draft", draft.ToJsonString())).Status.ShouldBe(200);
    }

    [Theory, EachDatabase]
    public async Task A_secret_is_no_way_to_connect_an_account(DatabaseProvider database)
    {
        var clinic = await Clinic.SetUpAsync(await stages.OnAsync(database));
        Task<Reply> Connect(string provider, string reference, string identity) =>
            clinic.Owner.PutAsync($"/api/v1/hired-agents/{clinic.Agent.HiredInstanceId}/connections", new PutConnection
            {
                Provider = provider,
                Environment = ProviderEnvironment.Sandbox,
                CredentialRef = reference,
                PostingIdentity = identity,
            });
        var reference = $"cp:{Guid.NewGuid()}";

        (await Connect("instagram", Shaped, "17841400000000001")).ShouldBeInvalid("credential_ref");
        (await Connect("fax", "xy:1234", Shaped)).ShouldBeInvalid("provider", "credential_ref", "posting_identity");
        var connection = (await Connect("instagram", reference, "17841400000000001")).Value<ConnectionView>();

        connection.CanBeAskedAfterSending.ShouldBeTrue();
        (await Connect("instagram", reference, "17841400000000001")).Value<ConnectionView>().ConnectionId.ShouldBe(connection.ConnectionId);
    }

    [Theory, EachDatabase]
    public async Task Unknown_members_are_named(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        var draft = JsonSerializer.SerializeToNode(Clinic.Draft(clinic.Subscription), WireJson.Options)!.AsObject();
        draft["config"]!["colour"] = "green";
        var wish = JsonSerializer.SerializeToNode(clinic.Wish(), WireJson.Options)!.AsObject();
        (wish["themes"], wish["customer"]) = ("a", "b");

        (await clinic.Owner.PutAsync("/api/v1/hired-agents/draft", draft.ToJsonString())).ShouldBeInvalid("config.colour");
        (await clinic.Owner.PostAsync("/api/v1/marketing/draft-batches", wish.ToJsonString())).ShouldBeInvalid("themes", "customer");
        (await clinic.Owner.PostAsync("/api/v1/subscriptions", """{"agent_type_id": "x", "plan_id": 1, "trial": true}"""))
            .ShouldBeInvalid("plan_id", "trial");
    }

    [Theory, EachDatabase]
    public async Task A_wish_that_cannot_be_drafted_is_refused_with_all_that_is_wrong(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));
        Task<Reply> Draft(CreateDraftBatch wish) => clinic.Owner.PostAsync("/api/v1/marketing/draft-batches", wish);

        (await Draft(clinic.Wish(" \n "))).ShouldBeInvalid("theme");
        (await Draft(clinic.Wish(""))).ShouldBeInvalid("theme");
        (await Draft(clinic.Wish(new string('t', 501)))).ShouldBeInvalid("theme");
        (await Draft(clinic.Wish(new string('t', 500)) with { DryRun = true })).Status.ShouldBe(200);
        (await Draft(clinic.Wish() with { Channels = ["instagram", "linkedin"], Tone = "loud", Offer = Shaped }))
            .ShouldBeInvalid("channels[1]", "tone", "offer");
        (await Draft(clinic.Wish() with { Channels = [] })).ShouldBeInvalid("channels");
    }

    [Theory, EachDatabase]
    public async Task A_body_has_its_size(DatabaseProvider database)
    {
        var clinic = await Clinic.HireAsync(await stages.OnAsync(database));

        var wish = clinic.Wish(new string('t', 1024 * 1024));
        (await clinic.Owner.PostAsync("/api/v1/marketing/draft-batches", wish)).ShouldBeRefused(Reasons.TooLarge);
    }

    [Theory, EachDatabase]
    public async Task A_dry_run_shows_and_keeps_nothing(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var clinic = await Clinic.HireAsync(stage);

        var shown = (await clinic.Owner.PostAsync("/api/v1/marketing/draft-batches", clinic.Wish() with { DryRun = true }))
            .Value<DraftBatchView>();

        (shown.BatchId, shown.Status, shown.Posts.Single().DeliverableId).ShouldBe((null, "draft", null));
        (await stage.RowsAsync<Plant.Deliverables.Deliverable>(clinic.Customer)).ShouldBeEmpty();
        (await stage.RowsAsync<Plant.Hiring.Trial>(clinic.Customer)).ShouldHaveSingleItem().TasksOfDay.ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task A_plan_has_its_limits(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var owner = await stage.SignUpAsync();
        var starter = (await owner.PostAsync("/api/v1/subscriptions", new CreateSubscription
        {
            AgentTypeId = "marketing.healthcare.v1", // an alias
            PlanId = "plan_starter",
        })).Value<SubscriptionView>(201);
        starter.AgentTypeId.ShouldBe("marketing.digital_marketing.v1");
        var agent = (await owner.PutAsync("/api/v1/hired-agents/draft", Clinic.Draft(starter))).Value<HiredAgentView>();
        Task<Reply> Connect(int account) => owner.PutAsync($"/api/v1/hired-agents/{agent.HiredInstanceId}/connections", new PutConnection
        {
            Provider = "instagram",
            Environment = ProviderEnvironment.Sandbox,
            CredentialRef = $"cp:{Guid.NewGuid()}",
            PostingIdentity = $"1784140000000000{account}",
        });

        (await owner.PutAsync("/api/v1/hired-agents/draft", Clinic.Draft(starter))).ShouldBeRefused(Reasons.PlanLimit);
        for (var i = 0; i < 3; i++)
        {
            (await Connect(i)).Status.ShouldBe(200);
        }

        (await Connect(3)).ShouldBeRefused(Reasons.PlanLimit);
        (await Connect(2)).Status.ShouldBe(200); // known already
        (await owner.PostAsync("/api/v1/subscriptions", new CreateSubscription { AgentTypeId = "trading.share_trader.v1", PlanId = "plan_gold" }))
            .ShouldBeInvalid("agent_type_id", "plan_id");
    }

    [Theory, EachDatabase]
    public async Task A_profile_is_told_of_the_account_that_was_verified_and_of_no_other(DatabaseProvider database)
    {
        var stage = await stages.OnAsync(database);
        var known = await stage.SignUpAsync();
        var body = new CreateCustomer
        {
            AccountId = known.Account!.Value,
            Email = "asha@clinic.example",
            FullName = "Asha Rao",
            BusinessName = "Care Clinic",
            Industry = "healthcare",
            Timezone = "Asia/Kolkata",
            Language = "en",
        };

        var portal = stage.Portal(known.Account!.Value);
        (await portal.PostAsync("/api/v1/customers", body)).Value<CustomerView>().CustomerId.ShouldBe(known.Customer!.Value);
        (await stage.Portal((await stage.SignUpAsync()).Account!.Value).PostAsync("/api/v1/customers", body)).ShouldBeInvalid("account_id");
        (await portal.PostAsync("/api/v1/customers", body with { Timezone = "Mars/Olympus", Email = "asha" }))
            .ShouldBeRefused(Reasons.Validation);
    }

    private static Task<Reply> FinalizeAsync(Clinic clinic) =>
        clinic.Owner.PostAsync($"/api/v1/hired-agents/{clinic.Agent.HiredInstanceId}/finalize");
}
