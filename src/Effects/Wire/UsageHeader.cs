using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Waooaw.Effects.Wire;

/// <summary>Meta's `X-Business-Use-Case-Usage`: per business, how much is used up and in how many minutes access comes back.</summary>
internal static class UsageHeader
{
    private const string Name = "X-Business-Use-Case-Usage";

    /// <summary>The longest wait it names; null where it names none.</summary>
    public static TimeSpan? Wait(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues(Name, out var values))
        {
            return null;
        }

        try
        {
            var minutes = JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<Usage>>>(string.Join(',', values))!
                .SelectMany(business => business.Value ?? [])
                .Max(usage => (double?)usage.Minutes);
            return minutes is > 0 and < 7 * 24 * 60 ? TimeSpan.FromMinutes(minutes.Value) : null;
        }
        catch (JsonException)
        {
            return null; // a hint that cannot be read is no hint
        }
    }

    private sealed record Usage([property: JsonPropertyName("estimated_time_to_regain_access")] double Minutes);
}
