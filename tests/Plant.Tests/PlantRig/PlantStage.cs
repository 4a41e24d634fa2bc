using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Waooaw.Contracts.Canonical;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Hiring;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Routes;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Database;
using Waooaw.Plant.Data;
using Waooaw.Plant.Skills.RulePacks;
using Waooaw.Rig;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>Plant with all that stands around it: its database, a vault, the Gateway's word, and Instagram as the Sandbox plays it.</summary>
internal sealed class PlantStage : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("waooaw-plant-").FullName;
    private readonly TestDatabase _database;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly List<Copy> _copies = [];
    private Neighbours? _neighbours;

    private PlantStage(DatabaseProvider database, MovedClock clock, IReadOnlyDictionary<string, string?> settings)
    {
        (Clock, Vault, _settings, _database) = (clock, new Vault(clock), settings, TestDatabase.Make(database));
        Instagram = new OutThere(clock, _folder);
    }

    public MovedClock Clock { get; }

    public Signers Signers { get; } = new();

    public Vault Vault { get; }

    public OutThere Instagram { get; }

    public HttpClient Client { get; } = new();

    /// <summary>The Plant that is called; others may stand beside it.</summary>
    public Copy Plant => _copies[0];

    public static Task<PlantStage> SetAsync(DatabaseProvider database, params (string Key, string Value)[] settings) =>
        SetAsync(database, new MovedClock(), settings);

    public static async Task<PlantStage> SetAsync(DatabaseProvider database, MovedClock clock, params (string Key, string Value)[] settings)
    {
        var stage = new PlantStage(database, clock, settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        stage._neighbours = await Neighbours.StartAsync(stage.Signers, stage.Vault, stage.FetchAsync, stage.HearAsync);
        await stage.Instagram.StartAsync(stage._neighbours.Address);
        await stage.AddCopyAsync();
        return stage;
    }

    /// <summary>Starts one more Plant on the same database.</summary>
    public async Task AddCopyAsync() => _copies.Add(await Copy.StartAsync(Clock, Settings()));

    /// <summary>Another release takes over, with other rules.</summary>
    public async Task ReplaceAsync(RulePackShelf packs)
    {
        await Plant.DisposeAsync();
        _copies[0] = await Copy.StartAsync(Clock, Settings(), packs);
    }

    public Task StartInstagramAsync() => Instagram.StartAsync(_neighbours!.Address);

    /// <summary>A portal speaking for a person it has just authenticated.</summary>
    public Actor Portal(AccountId account, string issuer = Issuers.CustomerPortal) => new(this, issuer, account);

    public Actor CustomerOf(CustomerId customer, AccountId account) => new(this, Issuers.CustomerPortal, account) { Customer = customer };

    public Actor Operator(CustomerId? actFor = null, string role = Role.Admin) =>
        new(this, Issuers.PlatformPortal, AccountId.New(Clock)) { Roles = [role], ActFor = actFor };

    /// <summary>A new customer with nothing yet.</summary>
    public async Task<Actor> SignUpAsync(string timezone = "Asia/Kolkata")
    {
        var account = AccountId.New(Clock);
        var customer = (await Portal(account).PostAsync("/api/v1/customers", new CreateCustomer
        {
            AccountId = account,
            Email = $"{account}@clinic.example",
            FullName = "Asha Rao",
            BusinessName = "Care Clinic",
            Industry = "healthcare",
            Timezone = timezone,
            Language = "en",
        })).Value<CustomerView>(201);
        return CustomerOf(customer.CustomerId, account);
    }

    /// <summary>Looks into the database, or changes it behind Plant's back.</summary>
    public async Task<T> WithDatabaseAsync<T>(Func<PlantDb, Task<T>> work)
    {
        await using var scope = Plant.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlantDb>());
    }

    /// <summary>All rows of a kind that a customer has.</summary>
    public Task<List<T>> RowsAsync<T>(CustomerId customer)
        where T : class => WithDatabaseAsync(db => db.Set<T>().AsNoTracking()
            .Where(row => EF.Property<CustomerId>(row, "CustomerId") == customer).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_copies.Select(copy => copy.DisposeAsync().AsTask()));
        await Instagram.DisposeAsync();
        if (_neighbours is not null)
        {
            await _neighbours.DisposeAsync();
        }

        Client.Dispose();
        Signers.Dispose();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A provider calls, and the Gateway has found its signature good.</summary>
    public async Task<int> HearAsync(string provider, byte[] body)
    {
        var hook = new SignedByProvider(provider, ProviderEnvironment.Sandbox, ContentHash.OfBytes(body));
        return (await new Actor(this, Portal: null, Account: null) { Hook = hook }.WriteAsync(
            HttpMethod.Post, $"/hooks/{provider}", System.Text.Encoding.UTF8.GetString(body), key: null)).Status;
    }

    private IEnumerable<KeyValuePair<string, string?>> Settings()
    {
        var address = _neighbours!.Address.ToString();
        var settings = new Dictionary<string, string?>(_database.Settings("Plant"))
        {
            ["DATA_DIR"] = _folder,
            ["Keys:MakeMissing"] = "true",
            ["Addresses:Gateway"] = address,
            ["Addresses:GatewayPublic"] = address,
            ["Addresses:CustomerPortal"] = address,
            ["Addresses:CustomerPortalVault"] = address,
            ["Addresses:PlatformPortal"] = address,
            ["Addresses:PlatformPortalVault"] = address,
            ["Addresses:Sandbox"] = Instagram.Address.ToString(),
            ["Dispatch:Poll"] = "00:00:00.020",
            ["Dispatch:Margin"] = "00:00:00",
            ["Dispatch:FirstPause"] = "00:00:00.300",
            ["Dispatch:LongestPause"] = "00:00:01",
            ["Dispatch:FirstAskPause"] = "00:00:00.100",
            ["Dispatch:LongestAskPause"] = "00:00:01",
            ["Dispatch:SecondReading"] = "00:00:00.200",
            ["Effects:Limits:SendLimit"] = "00:00:02",
            ["Effects:Limits:ContainerPoll"] = "00:00:00.020",
        };
        foreach (var (key, value) in _settings)
        {
            settings[key] = value;
        }

        return settings;
    }

    private async Task<byte[]> FetchAsync(string pathAndQuery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Plant.Address, pathAndQuery));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", new Actor(this, Portal: null, Account: null).Assertion());
        using var response = await Client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
