using System.Text.Json;
using System.Text.RegularExpressions;
using Waooaw.Contracts.Json;

namespace Waooaw.Visits;

/// <summary>The Sandbox's own side: it issues accounts, plans faults, and says what is out there.</summary>
internal sealed partial class SandboxDesk(Uri sandbox) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = sandbox };

    public async Task<IssuedAccount> IssueAccountAsync(string provider, string username, CancellationToken ct) =>
        await PostAsync<IssuedAccount>("/_sandbox/accounts", new { provider, username }, ct);

    /// <param name="subject">Only requests about this account or number meet the fault; null: any.</param>
    public async Task PlanFaultAsync(string provider, string operation, string fault, string? subject, CancellationToken ct) =>
        await PostAsync<JsonElement>("/_sandbox/faults", new { provider, operation, fault, times = 1, subject }, ct);

    /// <summary>What is out there on one account, and how many requests could have put something there.</summary>
    public async Task<OutThere> OutThereAsync(string account, CancellationToken ct)
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>($"/_sandbox/effects?account={Uri.EscapeDataString(account)}", ct);
        var effects = answer.GetProperty("items").EnumerateArray().ToArray();
        return new OutThere(
            effects.Length,
            effects.Sum(effect => effect.GetProperty("publish_requests").GetInt32()),
            [.. effects.Select(effect => effect.GetProperty("caption").GetString()!)]);
    }

    /// <summary>The code in the last letter to an address.</summary>
    public async Task<string> MailedCodeAsync(string email, CancellationToken ct)
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>("/_sandbox/mail", ct);
        return answer.GetProperty("items").EnumerateArray()
            .Where(letter => letter.GetProperty("to").GetString()!.Contains(email, StringComparison.OrdinalIgnoreCase))
            .Select(letter => SixDigits.Match(letter.GetProperty("text").GetString()!))
            .FirstOrDefault(match => match.Success)?.Value
            ?? throw new VisitEndedException($"No letter with a code came for {email}.");
    }

    public void Dispose() => _client.Dispose();

    private async Task<T> PostAsync<T>(string path, object body, CancellationToken ct)
    {
        using var response = await _client.PostAsJsonAsync(path, body, ct);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<T>(WireJson.Options, ct))!
            : throw new VisitEndedException($"POST {path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(ct)}");
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits { get; }
}

/// <summary>An account of the Sandbox, with the token that opens it.</summary>
internal sealed record IssuedAccount(string AccountId, string Username, string AccessToken)
{
    // A record prints its members, and this one must never be printed.
    public override string ToString() => nameof(IssuedAccount);
}

/// <param name="Requests">How many requests could have published what is there.</param>
internal sealed record OutThere(int Effects, int Requests, IReadOnlyList<string> Captions);
