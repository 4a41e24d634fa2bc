namespace Waooaw.Plant.Agents.Dimensions;

/// <summary>The line of business, which decides the words and rules that apply.</summary>
internal sealed record IndustryDimension(string Industry) : IDimension<IndustryDimension, IndustryArtifact>
{
    public static string Name => "industry";

    public static IndustryDimension Read(ObjectReading config) => new(config.RequiredText("industry") ?? "");

    public IndustryArtifact Materialize() => new(Industry.Trim().ToLowerInvariant());
}

/// <param name="Key">As playbooks and rule packs look it up.</param>
internal sealed record IndustryArtifact(string Key);

/// <summary>The people the agent belongs to.</summary>
internal sealed record TeamDimension(string TeamId) : IDimension<TeamDimension, TeamArtifact>
{
    public static string Name => "team";

    public static TeamDimension Read(ObjectReading config) => new(config.RequiredText("team_id") ?? "");

    public TeamArtifact Materialize() => new(TeamId);
}

internal sealed record TeamArtifact(string TeamId);

/// <summary>The surface on which people work with the agent.</summary>
internal sealed record UiDimension(string Ui) : IDimension<UiDimension, UiArtifact>
{
    public static string Name => "ui";

    public static UiDimension Read(ObjectReading config) => new(config.RequiredText("ui") ?? "");

    public UiArtifact Materialize() => new(Ui);
}

internal sealed record UiArtifact(string Surface);

/// <summary>The language the agent writes in.</summary>
internal sealed record LocalizationDimension(string Language) : IDimension<LocalizationDimension, LocalizationArtifact>
{
    public static string Name => "localization";

    public static LocalizationDimension Read(ObjectReading config)
    {
        config.Require("language");
        return new LocalizationDimension(config.Language("language") ?? "");
    }

    public LocalizationArtifact Materialize() => new(Language, Language.Split('-')[0].ToLowerInvariant());
}

/// <param name="PlaybookLanguage">The language without region or script, as playbooks list theirs.</param>
internal sealed record LocalizationArtifact(string Tag, string PlaybookLanguage);
