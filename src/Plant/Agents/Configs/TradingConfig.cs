using System.Globalization;
using System.Text.Json;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Plant.Agents.Configs;

/// <summary>How a trading agent is set up.</summary>
internal sealed record TradingConfig : AgentConfig
{
    public string? ExchangeProvider { get; init; }
    public ConnectionId? ConnectionId { get; init; }
    public string? CredentialRef { get; init; }
    public IReadOnlyList<string>? AllowedCoins { get; init; }
    public string? DefaultCoin { get; init; }
    public long? IntervalSeconds { get; init; }
    public RiskLimits? RiskLimits { get; init; }
    public ApprovalPolicy ExecutionPolicy { get; init; } = new(true, ApprovalPolicy.PerTradeAction);
    public ActiveWindow? ActiveWindow { get; init; }

    /// <param name="nickname">The nickname beside the config, which stands in when the config has none.</param>
    public static ConfigReading<TradingConfig> Read(JsonElement config, string? nickname = null)
    {
        var violations = new List<Violation>();
        var missing = new List<string>();
        var reading = new ObjectReading(config, "config", violations, missing);
        foreach (var required in (string[])
            ["theme", "timezone", "exchange_provider", "allowed_coins", "default_coin", "interval_seconds", "risk_limits"])
        {
            reading.Require(required);
        }

        if (!reading.Has("exchange_account_id"))
        {
            reading.Require("connection_id");
        }

        var coins = reading.Has("allowed_coins") ? reading.Texts("allowed_coins", max: 16) : null;
        var coin = reading.Text("default_coin", 16);
        if (coin is not null && coins?.Contains(coin) is false)
        {
            reading.Refuse("default_coin", "This must be one of allowed_coins.");
        }

        var read = new TradingConfig
        {
            Nickname = (nickname is null ? reading.RequiredText("nickname", 60) : reading.Text("nickname", 60)) ?? nickname,
            Theme = reading.OneOf("theme", "default", "dark", "light"),
            Timezone = reading.TimeZone("timezone"),
            ExchangeProvider = reading.OneOf("exchange_provider", Providers.DeltaExchange),
            ConnectionId = ReadConnection(reading),
            CredentialRef = ReadCredential(reading),
            AllowedCoins = coins,
            DefaultCoin = coin,
            IntervalSeconds = reading.Whole("interval_seconds", max: 86_400),
            RiskLimits = reading.Object("risk_limits") is { } limits ? RiskLimits.Read(limits) : null,
            ExecutionPolicy = ApprovalPolicy.Read(reading, "execution_policy", ApprovalPolicy.PerTradeAction),
            ActiveWindow = reading.Object("active_window") is { } window ? ActiveWindow.Read(window) : null,
        };
        reading.RefuseTheRest();
        return new ConfigReading<TradingConfig>(violations, missing, read);
    }

    /// <summary>Legacy: `exchange_account_id` is another name of the same member.</summary>
    private static ConnectionId? ReadConnection(ObjectReading reading)
    {
        var legacy = ConnectionIds.Read(reading, "exchange_account_id");
        return ConnectionIds.Read(reading, "connection_id") ?? legacy;
    }

    private static string? ReadCredential(ObjectReading reading)
    {
        var legacy = CredentialRefs.Read(reading, "exchange_credential_ref");
        return CredentialRefs.Read(reading, "credential_ref") ?? legacy;
    }
}

/// <summary>What a customer risks at most.</summary>
internal sealed record RiskLimits
{
    public long? MaxUnitsPerOrder { get; init; }
    public long? MaxNotionalInr { get; init; }
    public long? MaxExposureInr { get; init; }
    public long? MaxDailyLossInr { get; init; }
    public long? MaxOrdersPerDay { get; init; }
    public long? PriceBandBps { get; init; }
    public long? MaxLeverage { get; init; }

    public static RiskLimits Read(ObjectReading reading)
    {
        reading.Require("max_units_per_order");
        var limits = new RiskLimits
        {
            MaxUnitsPerOrder = reading.Whole("max_units_per_order"),
            MaxNotionalInr = reading.Whole("max_notional_inr"),
            MaxExposureInr = reading.Whole("max_exposure_inr"),
            MaxDailyLossInr = reading.Whole("max_daily_loss_inr"),
            MaxOrdersPerDay = reading.Whole("max_orders_per_day"),
            PriceBandBps = reading.Whole("price_band_bps"),
            MaxLeverage = reading.Whole("max_leverage"),
        };
        reading.RefuseTheRest();
        return limits;
    }
}

/// <summary>The hours of the customer's day in which the agent proposes anything, such as 09:15 to 15:30.</summary>
internal sealed record ActiveWindow(string? Start, string? End)
{
    public static ActiveWindow Read(ObjectReading reading)
    {
        reading.Require("start");
        reading.Require("end");
        var window = new ActiveWindow(Time(reading, "start"), Time(reading, "end"));
        reading.RefuseTheRest();
        return window;
    }

    private static string? Time(ObjectReading reading, string name)
    {
        var text = reading.Text(name, 5);
        if (text is not null && !TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            reading.Refuse(name, "An hour and minute are expected here, such as 09:15.");
            return null;
        }

        return text;
    }
}
