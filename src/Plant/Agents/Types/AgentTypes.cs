using Waooaw.Plant.Agents.Configs;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Agents.Types;

/// <summary>The agent types that there are: exactly two.</summary>
internal static class AgentTypes
{
    public static readonly AgentType DigitalMarketing = new((config, nickname) => MarketingConfig.Read(config, nickname).OfAnyType())
    {
        AgentTypeId = "marketing.digital_marketing.v1",
        Aliases = ["marketing.healthcare.v1"],
        DisplayName = "Digital Marketing Agent",
        Version = "1.0.0",
        Promise = "Writes a post for each of your channels from one theme; you approve every word, and it goes out exactly once.",
        Industries = ["healthcare", "beauty", "food", "education"],
        IsAvailable = true,
        RequiredSkillKeys = [SkillKeys.MultichannelPost],
        ConfigSchema = Documents.Read("marketing-config.schema.json"),
        GoalTemplates =
        [
            new("marketing.weekly_multichannel_batch.v1", "A batch of posts every week", ["weekly", "on_demand"], [], ["topics", "posts_per_platform"]),
            new("marketing.daily_micro_post.v1", "A short post every day", ["daily", "on_demand"], [], ["topic"]),
            new("marketing.monthly_campaign_pack.v1", "A campaign every month", ["monthly", "on_demand"], [], ["theme"]),
        ],
        EnforcementDefaults = new(true, ApprovalPolicy.PerPost, false, [.. Effects.Providers.All.Select(provider => provider.Name)]),
    };

    public static readonly AgentType ShareTrader = new((config, nickname) => TradingConfig.Read(config, nickname).OfAnyType())
    {
        AgentTypeId = "trading.share_trader.v1",
        Aliases = ["trading.delta_futures.v1"],
        DisplayName = "Share Trader",
        Version = "1.0.0",
        Promise = "Proposes one futures order at a time within your limits; nothing reaches the exchange that you did not approve.",
        Industries = ["trading"],
        IsAvailable = false,
        RequiredSkillKeys = [SkillKeys.DeltaFuturesManual],
        ConfigSchema = Documents.Read("trading-config.schema.json"),
        GoalTemplates =
        [
            new("trading.trade_intent_draft.v1", "A proposal for one order", ["on_demand"], ["coin", "side", "units"], []),
            new("trading.close_position_reminder.v1", "A reminder to close positions", ["daily", "on_demand"], ["window_local_time"], []),
            new("trading.guardrail_report.v1", "A report on your limits", ["weekly", "daily", "monthly", "on_demand"], [], []),
        ],
        EnforcementDefaults = new(true, ApprovalPolicy.PerTradeAction, false, [Providers.DeltaExchange]),
    };

    public static IReadOnlyList<AgentType> All { get; } = [DigitalMarketing, ShareTrader];

    /// <summary>The type of this id, also by an older name; null when there is none.</summary>
    public static AgentType? Find(string idOrAlias) => All.FirstOrDefault(type => type.IsCalled(idOrAlias));
}
