using System.Net.Http.Headers;
using System.Text.Json;
using Waooaw.Connect.Manifests;
using Waooaw.Connect.Wire;
using Waooaw.Contracts.Connections;

namespace Waooaw.Connect.Accounts;

/// <summary>Asks a provider, by its cheapest reads, whose accounts an access opens.</summary>
public sealed class AccountReads(ProviderClient client, ProviderAddresses addresses)
{
    private const int Most = 100;
    private const int LongestAccount = 128;
    private const int LongestName = 200;

    /// <summary>The accounts that were just granted.</summary>
    public Task<IdentityAnswer> GrantedAsync(ProviderManifest provider, ProviderEnvironment environment, string accessToken, CancellationToken ct) =>
        ReadAllAsync(provider, environment, provider.Accounts, accessToken, account: null, ct);

    /// <summary>What a kept access opens.</summary>
    /// <param name="account">What it was kept for; null where nobody said.</param>
    public Task<IdentityAnswer> OpenedAsync(
        ProviderManifest provider, ProviderEnvironment environment, string accessToken, string? account, CancellationToken ct) =>
        ReadAllAsync(provider, environment, provider.Identity is [] ? provider.Accounts : provider.Identity, accessToken, account, ct);

    private async Task<IdentityAnswer> ReadAllAsync(
        ProviderManifest provider, ProviderEnvironment environment, IReadOnlyList<AccountRead> reads, string accessToken, string? account, CancellationToken ct)
    {
        var accounts = new List<KnownAccount>();
        foreach (var read in reads)
        {
            if (account is null && Placeholders.In(read.Address).Contains(Placeholders.Account))
            {
                return new IdentityAnswer.Refused($"{provider.Title} tells only of an account that is named. Store it again with its posting identity.");
            }

            var address = addresses.Of(provider, environment, read.Address, (Placeholders.Account, account ?? ""));
            var answer = await AskAsync(provider, environment, read, address, accessToken, ct);
            if (answer is { IsRefusal: true } && read.MayBeRefused)
            {
                continue;
            }

            if (Check(provider, answer) is { } trouble)
            {
                return trouble;
            }

            foreach (var item in ItemsOf(read, answer!.Body))
            {
                if (await AccountAsync(provider, environment, read, item, accessToken, ct) is not { } known)
                {
                    return NotUnderstood(provider);
                }

                accounts.Add(known);
            }
        }

        return accounts.Count <= Most ? new IdentityAnswer.Known(accounts) : NotUnderstood(provider);
    }

    private async Task<ProviderAnswer?> AskAsync(
        ProviderManifest provider, ProviderEnvironment environment, AccountRead read, Uri address, string accessToken, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        foreach (var (name, value) in read.Headers)
        {
            request.Headers.Add(name, addresses.Versioned(provider, value));
        }

        return await client.AskAsync(environment, request, ct);
    }

    private async Task<KnownAccount?> AccountAsync(
        ProviderManifest provider, ProviderEnvironment environment, AccountRead read, JsonElement item, string accessToken, CancellationToken ct)
    {
        if (Filled(read.Account, item) is not { Length: <= LongestAccount } account)
        {
            return null;
        }

        var name = read.Name is { } member ? Filled(member, item) : null;
        if (read.NameAt is { } at)
        {
            var address = addresses.Of(provider, environment, at.Address, (Placeholders.Account, account), (Placeholders.Tail, account.Split(':')[^1]));
            var answer = await AskAsync(provider, environment, read, address, accessToken, ct);
            name = answer is { IsSuccess: true } ? Filled(at.Name, answer.Body) : null;
        }

        var own = read.AccessToken is { } access ? Filled(access, item) : null;
        return read.AccessToken is not null && own is null
            ? null
            : new KnownAccount(account, name is { Length: > 0 } ? name[..Math.Min(name.Length, LongestName)] : account, own);
    }

    private static IEnumerable<JsonElement> ItemsOf(AccountRead read, JsonElement body) =>
        read.Items is { } items && body.Member(items) is { } list
            ? list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [list]
            : read.Items is not null && Filled(read.Account, body) is null ? [] : [body];

    private static string? Filled(string template, JsonElement item) => Placeholders.Fill(template, path => item.Text(path));

    private static IdentityAnswer? Check(ProviderManifest provider, ProviderAnswer? answer) => answer switch
    {
        null => new IdentityAnswer.NoAnswer($"{provider.Title} cannot be reached, or its answer could not be understood. Try again in a moment."),
        { IsSuccess: true } => null,
        { IsRefusal: true } => new IdentityAnswer.Refused($"{provider.Title} does not accept this access. Connect the account again."),
        _ => new IdentityAnswer.NoAnswer($"{provider.Title} answered {(int)answer.Status}. Try again in a moment."),
    };

    private static IdentityAnswer.NoAnswer NotUnderstood(ProviderManifest provider) =>
        new($"{provider.Title}'s answer could not be understood. Try again in a moment.");
}
