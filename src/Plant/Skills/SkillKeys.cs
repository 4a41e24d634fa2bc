namespace Waooaw.Plant.Skills;

/// <summary>The skills that the release brings along, as every record names them.</summary>
internal static class SkillKeys
{
    public const string MultichannelPost = "marketing.multichannel_post";

    public const string DeltaFuturesManual = "trading.delta_futures_manual";
}
