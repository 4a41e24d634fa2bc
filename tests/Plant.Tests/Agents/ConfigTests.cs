using System.Text.Json;
using System.Text.Json.Nodes;
using Waooaw.Plant.Agents.Configs;
using Waooaw.Plant.Agents.Types;

namespace Waooaw.Plant.Tests.Agents;

/// <summary>What is wrong in a config, what is missing, and its one normal form; the published schema judges the same.</summary>
public class ConfigTests
{
    private const string Connection = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

    private const string Marketing =
        $$$"""
        {"nickname": "Maya", "theme": "dark", "primary_language": "en", "timezone": "Asia/Kolkata", "brand_name": "Care Clinic",
         "offerings_services": ["Check-ups"], "location": "Pune",
         "platforms": [{"platform": "instagram", "connection_id": "{{{Connection}}}", "posting_identity": "17841400000000001", "constraints": {"max_posts_per_day": 2}}],
         "review_policy": {"require_customer_approval": true, "approval_scope": "per_post"}}
        """;

    private const string Trading =
        $$$"""
        {"nickname": "Tara", "theme": "default", "timezone": "Asia/Kolkata", "exchange_provider": "delta_exchange_india",
         "connection_id": "{{{Connection}}}", "allowed_coins": ["BTC", "ETH"], "default_coin": "BTC", "interval_seconds": 300,
         "risk_limits": {"max_units_per_order": 1, "max_leverage": 5}, "active_window": {"start": "09:15", "end": "15:30"}}
        """;

    public static TheoryData<string, string, string, string> MarketingChanges => new()
    {
        // member, its new value (empty: left out), violations, missing
        { "mood", "1", "config.mood", "" },
        { "autopublish_allowed", "true", "config.autopublish_allowed", "" },
        { "brand_name", "", "", "config.brand_name" },
        { "brand_name", "\" \"", "config.brand_name", "" },
        { "brand_name", "null", "config.brand_name", "" },
        { "nickname", "", "", "config.nickname" },
        { "theme", "\"pink\"", "config.theme", "" },
        { "primary_language", "\"English, please\"", "config.primary_language", "" },
        { "offerings_services", "[]", "config.offerings_services", "" },
        { "offerings_services", "[\"a\", 7]", "config.offerings_services[1]", "" },
        { "offerings_services", "", "", "config.offerings_services" },
        { "platforms", "", "", "config.platforms" },
        { "platforms", "[{}]", "", "config.platforms[0].platform" },
        { "platforms", "[{\"platform\": \"instagram\"}]", "", "" },
        { "platforms", "[{\"platform\": \"fax\"}]", "config.platforms[0].platform", "" },
        { "platforms", "[{\"platform\": \"instagram\", \"provider\": 1}]", "config.platforms[0].provider", "" },
        { "platforms", "[{\"platform\": \"instagram\", \"connection_id\": \"mine\"}]", "config.platforms[0].connection_id", "" },
        { "platforms", "[{\"platform\": \"instagram\", \"constraints\": 3}]", "config.platforms[0].constraints", "" },
        { "review_policy", "", "", "" },
        { "review_policy", "{}", "", "" },
        { "review_policy", "{\"require_customer_approval\": false}", "config.review_policy.require_customer_approval", "" },
        { "review_policy", "{\"approval_scope\": \"once\"}", "config.review_policy.approval_scope", "" },
        { "credential_ref", "\"hunter2\"", "config.credential_ref", "" },
        { "platforms_enabled", "[\"fax\"]", "config.platforms_enabled[0]", "" },
        { "platform_credentials", "{\"fax\": \"cp:1\"}", "config.platform_credentials.fax", "" },
    };

    public static TheoryData<string, string, string, string> TradingChanges => new()
    {
        { "mood", "1", "config.mood", "" },
        { "connection_id", "", "", "config.connection_id" },
        { "exchange_provider", "\"nse\"", "config.exchange_provider", "" },
        { "risk_limits", "{}", "", "config.risk_limits.max_units_per_order" },
        { "risk_limits", "{\"max_units_per_order\": 0, \"max_loss\": 1}", "config.risk_limits.max_loss,config.risk_limits.max_units_per_order", "" },
        { "active_window", "{\"start\": \"9 am\"}", "config.active_window.start", "config.active_window.end" },
        { "execution_policy", "{\"require_customer_approval\": false}", "config.execution_policy.require_customer_approval", "" },
        { "interval_seconds", "\"often\"", "config.interval_seconds", "" },
    };

    [Fact]
    public void A_complete_config_of_each_type_is_complete()
    {
        MarketingConfig.Read(JsonElement.Parse(Marketing)).IsComplete.ShouldBeTrue();
        TradingConfig.Read(JsonElement.Parse(Trading)).IsComplete.ShouldBeTrue();
        Accepts(AgentTypes.DigitalMarketing, JsonElement.Parse(Marketing)).ShouldBeTrue();
        Accepts(AgentTypes.ShareTrader, JsonElement.Parse(Trading)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(MarketingChanges))]
    public void A_marketing_config_is_held_against_its_rules(string member, string value, string violations, string missing) =>
        Judge(AgentTypes.DigitalMarketing, Changed(Marketing, member, value), violations, missing);

    [Theory]
    [MemberData(nameof(TradingChanges))]
    public void A_trading_config_is_held_against_its_rules(string member, string value, string violations, string missing) =>
        Judge(AgentTypes.ShareTrader, Changed(Trading, member, value), violations, missing);

    [Fact]
    public void An_empty_config_misses_everything_and_breaks_no_rule()
    {
        var reading = MarketingConfig.Read(JsonElement.Parse("{}"));

        reading.Violations.ShouldBeEmpty();
        reading.Missing.Order().ShouldBe(
        [
            "config.brand_name", "config.location", "config.nickname", "config.offerings_services", "config.platforms", "config.primary_language",
            "config.theme", "config.timezone",
        ]);
        MarketingConfig.Read(JsonElement.Parse("{}"), "Maya").Missing.ShouldNotContain("config.nickname");
    }

    [Fact]
    public void Approval_is_required_when_nobody_says_so() =>
        MarketingConfig.Read(JsonElement.Parse("{}")).Config.ReviewPolicy.ShouldBe(new ApprovalPolicy(true, "per_post"));

    // What no schema can say.
    [Fact]
    public void A_time_zone_is_one_of_iana_and_the_default_coin_one_of_the_allowed()
    {
        AgentTypes.DigitalMarketing.ReadConfig(Changed(Marketing, "timezone", "\"Pune time\""), null).Violations.Single().Path.ShouldBe("config.timezone");
        AgentTypes.ShareTrader.ReadConfig(Changed(Trading, "default_coin", "\"DOGE\""), null).Violations.Single().Path.ShouldBe("config.default_coin");
    }

    [Fact]
    public void The_normal_form_reads_as_itself()
    {
        foreach (var (type, json) in new[] { (AgentTypes.DigitalMarketing, Marketing), (AgentTypes.ShareTrader, Trading) })
        {
            var once = type.ReadConfig(JsonElement.Parse(json), null).Config.ToJson();
            var again = type.ReadConfig(once, null);

            again.IsComplete.ShouldBeTrue();
            again.Config.ToJson().GetRawText().ShouldBe(once.GetRawText());
            Accepts(type, once).ShouldBeTrue();
        }
    }

    [Fact]
    public void Flat_members_of_old_become_platforms()
    {
        var old = Changed(Marketing, "platforms", "");
        old = Changed(old.GetRawText(), "platforms_enabled", "[\"instagram\"]");
        old = Changed(old.GetRawText(), "platform_credentials", "{\"instagram\": \"cp:1\"}");
        old = Changed(old.GetRawText(), "credential_ref", "\"cp:2\"");
        var reading = MarketingConfig.Read(old);

        reading.IsComplete.ShouldBeTrue();
        Accepts(AgentTypes.DigitalMarketing, old).ShouldBeTrue();
        reading.Config.Platforms.ShouldHaveSingleItem().ShouldBe(new PlatformConfig { Platform = "instagram", CredentialRef = "cp:1" });
        var normal = reading.Config.ToJson();
        normal.TryGetProperty("platforms_enabled", out _).ShouldBeFalse();
        normal.TryGetProperty("credential_ref", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_account_of_old_is_the_connection()
    {
        var old = Changed(Changed(Trading, "connection_id", "").GetRawText(), "exchange_account_id", $"\"{Connection}\"");
        old = Changed(old.GetRawText(), "exchange_credential_ref", "\"cp:1\"");
        var reading = TradingConfig.Read(old);

        reading.IsComplete.ShouldBeTrue();
        reading.Config.ConnectionId!.Value.ToString().ShouldBe(Connection);
        reading.Config.CredentialRef.ShouldBe("cp:1");
    }

    [Theory]
    [InlineData("marketing.healthcare.v1", "marketing.digital_marketing.v1", true)]
    [InlineData("marketing.digital_marketing.v1", "marketing.digital_marketing.v1", true)]
    [InlineData("trading.delta_futures.v1", "trading.share_trader.v1", false)]
    public void An_older_name_leads_to_the_type(string name, string id, bool available)
    {
        var type = AgentTypes.Find(name).ShouldNotBeNull();

        type.AgentTypeId.ShouldBe(id);
        type.IsAvailable.ShouldBe(available);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MARKETING.HEALTHCARE.V1")]
    [InlineData("marketing")]
    public void Any_other_name_leads_nowhere(string name) => AgentTypes.Find(name).ShouldBeNull();

    private static void Judge(AgentType type, JsonElement config, string violations, string missing)
    {
        var reading = type.ReadConfig(config, null);

        string.Join(',', reading.Violations.Select(violation => violation.Path).Order(StringComparer.Ordinal)).ShouldBe(violations);
        string.Join(',', reading.Missing).ShouldBe(missing);
        Accepts(type, config).ShouldBe(reading.IsComplete);
    }

    private static bool Accepts(AgentType type, JsonElement config) => new SchemaJudge(type.ConfigSchema).Accepts(config);

    private static JsonElement Changed(string json, string member, string value)
    {
        var changed = JsonNode.Parse(json)!.AsObject();
        changed.Remove(member);
        if (value.Length > 0)
        {
            changed[member] = JsonNode.Parse(value);
        }

        return JsonSerializer.SerializeToElement(changed);
    }
}
