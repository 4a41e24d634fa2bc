using System.Text.Json;
using System.Text.RegularExpressions;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Plant.Agents.Configs;

/// <summary>How a marketing agent is set up.</summary>
internal sealed record MarketingConfig : AgentConfig
{
    public string? PrimaryLanguage { get; init; }
    public string? BrandName { get; init; }
    public IReadOnlyList<string>? OfferingsServices { get; init; }
    public string? Location { get; init; }
    public IReadOnlyList<PlatformConfig>? Platforms { get; init; }
    /// <summary>What pictures are drawn in where the customer gives none; unset, colours that suit the name.</summary>
    public BrandColoursConfig? BrandColours { get; init; }

    public ApprovalPolicy ReviewPolicy { get; init; } = new(true, ApprovalPolicy.PerPost);

    internal static IReadOnlyList<string> Channels => [.. Effects.Providers.All.Select(provider => provider.Name)];

    /// <param name="nickname">The nickname beside the config, which stands in when the config has none.</param>
    public static ConfigReading<MarketingConfig> Read(JsonElement config, string? nickname = null)
    {
        var violations = new List<Violation>();
        var missing = new List<string>();
        var reading = new ObjectReading(config, "config", violations, missing);
        foreach (var required in (string[])["theme", "primary_language", "timezone", "brand_name", "offerings_services", "location"])
        {
            reading.Require(required);
        }

        var read = new MarketingConfig
        {
            Nickname = (nickname is null ? reading.RequiredText("nickname", 60) : reading.Text("nickname", 60)) ?? nickname,
            Theme = reading.OneOf("theme", "default", "dark", "light"),
            Timezone = reading.TimeZone("timezone"),
            PrimaryLanguage = reading.Language("primary_language"),
            BrandName = reading.Text("brand_name", 120),
            OfferingsServices = reading.Has("offerings_services") ? reading.Texts("offerings_services") : null,
            Location = reading.Text("location", 120),
            Platforms = ReadPlatforms(reading),
            BrandColours = reading.Object("brand_colours") is { } colours ? BrandColoursConfig.Read(colours) : null,
            ReviewPolicy = ApprovalPolicy.Read(reading, "review_policy", ApprovalPolicy.PerPost),
        };
        reading.RefuseTheRest();
        return new ConfigReading<MarketingConfig>(violations, missing, read);
    }

    private static List<PlatformConfig>? ReadPlatforms(ObjectReading reading)
    {
        // Legacy: a list of names, and beside it the references, one for each or one for all.
        var enabled = reading.Texts("platforms_enabled");
        var credential = CredentialRefs.Read(reading, "credential_ref");
        var credentials = ReadCredentials(reading);
        if (!reading.Has("platforms") && !reading.Has("platforms_enabled"))
        {
            reading.Require("platforms");
            return null;
        }

        var platforms = reading.Objects("platforms").Select(PlatformConfig.Read).ToList();
        for (var i = 0; i < enabled.Count; i++)
        {
            if (!Channels.Contains(enabled[i]))
            {
                reading.Refuse($"platforms_enabled[{i}]", $"This platform is not offered in this version; these are: {string.Join(", ", Channels)}.");
            }
            else if (platforms.All(platform => platform.Platform != enabled[i]))
            {
                platforms.Add(new PlatformConfig { Platform = enabled[i] });
            }
        }

        return [.. platforms.Select(platform => platform with
        {
            CredentialRef = platform.CredentialRef ?? credentials.GetValueOrDefault(platform.Platform ?? "") ?? credential,
        })];
    }

    private static Dictionary<string, string> ReadCredentials(ObjectReading reading)
    {
        var found = new Dictionary<string, string>();
        if (reading.Object("platform_credentials") is { } credentials)
        {
            foreach (var channel in Channels)
            {
                if (CredentialRefs.Read(credentials, channel) is { } reference)
                {
                    found[channel] = reference;
                }
            }

            credentials.RefuseTheRest();
        }

        return found;
    }
}

/// <summary>The colours of a brand, each as `#rrggbb`.</summary>
internal sealed partial record BrandColoursConfig(string? Primary, string? Accent)
{
    public static BrandColoursConfig Read(ObjectReading reading)
    {
        reading.Require("primary");
        var colours = new BrandColoursConfig(Colour(reading, "primary"), Colour(reading, "accent"));
        reading.RefuseTheRest();
        return colours;
    }

    private static string? Colour(ObjectReading reading, string member)
    {
        var text = reading.Text(member, 7);
        if (text is not null && !Hex().IsMatch(text))
        {
            reading.Refuse(member, "A colour is written like #1f4e5f.");
        }

        return text;
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Hex();
}

/// <summary>A platform the agent posts on, and the account there once it is connected.</summary>
internal sealed record PlatformConfig
{
    public string? Platform { get; init; }
    public ConnectionId? ConnectionId { get; init; }
    public string? PostingIdentity { get; init; }
    public string? CredentialRef { get; init; }

    /// <summary>What the customer allows there beside the platform's own limits; kept as it is.</summary>
    public JsonElement? Constraints { get; init; }

    public static PlatformConfig Read(ObjectReading reading)
    {
        reading.Require("platform");
        if (reading.Find("constraints") is { ValueKind: not JsonValueKind.Object })
        {
            reading.Refuse("constraints", "An object is expected here.");
        }

        var platform = new PlatformConfig
        {
            Platform = reading.OneOf("platform", [.. MarketingConfig.Channels]),
            ConnectionId = ConnectionIds.Read(reading, "connection_id"),
            PostingIdentity = reading.Text("posting_identity", 128),
            CredentialRef = CredentialRefs.Read(reading, "credential_ref"),
            Constraints = reading.Find("constraints"),
        };
        reading.RefuseTheRest();
        return platform;
    }
}
