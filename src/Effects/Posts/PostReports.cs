using System.Text.Json;
using Waooaw.Contracts.Ids;

namespace Waooaw.Effects.Posts;

/// <summary>Reads what a provider tells by itself about things that are out. Whether it was the provider who told, its signature has said before.</summary>
public static class PostReports
{
    /// <summary>What was told; null when it is nothing that this provider sends.</summary>
    public static ToldByProvider? Read(string provider, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var told = JsonDocument.Parse(body);
            return PostProvider.All.FirstOrDefault(known => known.About.Name == provider)?.ReadWebhook(told.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What one call of a provider told.</summary>
public sealed record ToldByProvider(IReadOnlyList<PostReport> Reports, IReadOnlyList<OptOutReport> OptOuts);

/// <summary>How something fares that is out, or was refused after it had been taken.</summary>
/// <param name="Account">On which account, as the provider itself says.</param>
/// <param name="Status">`sent`, `delivered`, `read` or `failed`.</param>
/// <param name="ProviderRef">What the provider calls it, in the form in which a receipt names it.</param>
/// <param name="Why">In a sentence, where it failed.</param>
public sealed record PostReport(
    string Account, EffectId EffectId, int Part, string Status, string ProviderRef, DateTimeOffset At, string? Why);

/// <summary>Someone answered that they want to hear no more.</summary>
public sealed record OptOutReport(string Account, string Number)
{
    // A record prints its members, and a number must never be printed.
    public override string ToString() => nameof(OptOutReport);
}
