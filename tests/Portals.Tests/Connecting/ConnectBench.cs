using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Waooaw.Contracts.Connections;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Paging;
using Waooaw.Contracts.Vault;
using Waooaw.Hosting.Database;

namespace Waooaw.Portals.Tests.Connecting;

/// <summary>A customer with a hired agent, a browser, and providers on another site.</summary>
internal sealed class ConnectBench : IAsyncDisposable
{
    public const string Code = "4/0AY0e-g7code-from-the-provider";

    private ConnectBench(PortalRig rig, ScriptedProvider provider, Browser browser, CustomerId customer)
    {
        (Rig, Provider, Browser, Customer) = (rig, provider, browser, customer);
        (Hired, Connection) = (HiredInstanceId.New(rig.Clock), ConnectionId.New(rig.Clock));
        Traveller = new Traveller(rig.CustomerAddress, browser.Cookie!);
        rig.Gateway.Answer("GET", $"/api/v1/hired-agents/{Hired}", 200, "{}");
        rig.Gateway.Answer("PUT", Connections, arrival => (200, View(arrival)));
        rig.Gateway.Answer("POST", $"{Connections}/{Connection}/probe", _ => (200, View(rig.Gateway.Arrivals.Last(arrival => arrival.Method == "PUT"))));
    }

    public PortalRig Rig { get; }

    public ScriptedProvider Provider { get; }

    public Browser Browser { get; }

    public CustomerId Customer { get; }

    public HiredInstanceId Hired { get; }

    public ConnectionId Connection { get; }

    public Traveller Traveller { get; }

    public string Connections => $"/api/v1/hired-agents/{Hired}/connections";

    public static async Task<ConnectBench> SetAsync(DatabaseProvider database = DatabaseProvider.Sqlite, params string[] settings)
    {
        var provider = await ScriptedProvider.StartAsync();
        Published.Play(provider);
        var rig = await PortalRig.StartAsync(database, [$"--Addresses:Sandbox={provider.Address}", .. settings]);
        var (browser, customer, _) = await rig.CustomerAsync();
        return new ConnectBench(rig, provider, browser, customer);
    }

    /// <summary>From the portal's page to the provider's.</summary>
    public Task<Stop> LeaveAsync(string provider, string environment = "sandbox", string accept = "text/html") => Traveller.GoAsync(
        Rig.CustomerAddress,
        new Uri(Rig.CustomerAddress, $"/api/connect/{provider}/start?hired_instance_id={Hired}&environment={environment}"),
        accept);

    /// <summary>From the provider's page back: the provider's own site sends the browser.</summary>
    public Task<Stop> ReturnAsync(Stop consent, string? answer = null, string accept = "application/json")
    {
        var asked = QueryHelpers.ParseQuery(consent.Next!.Query);
        return Traveller.GoAsync(consent.Next, new Uri($"{asked["redirect_uri"]}?{answer ?? $"code={Uri.EscapeDataString(Code)}"}&state={asked["state"]}"), accept);
    }

    public async Task<ConnectedView> ConnectAsync(string provider)
    {
        var back = await ReturnAsync(await LeaveAsync(provider));
        back.Status.ShouldBe(System.Net.HttpStatusCode.OK, back.Body);
        return JsonSerializer.Deserialize<ConnectedView>(back.Body, WireJson.Options)!;
    }

    public async Task<IReadOnlyList<SecretView>> SecretsAsync() =>
        (await Browser.SendAsync("GET", "/api/vault/secrets")).Read<Page<SecretView>>().Items;

    public static string ReasonOf(Stop stop) => JsonSerializer.Deserialize<JsonElement>(stop.Body).GetProperty("reason").GetString()!;

    /// <summary>The connections that Plant was told of.</summary>
    public IReadOnlyList<PutConnection> Told() =>
        [.. Rig.Gateway.Arrivals.Where(arrival => arrival.Method == "PUT").Select(arrival => JsonSerializer.Deserialize<PutConnection>(arrival.Body, WireJson.Options)!)];

    public async ValueTask DisposeAsync()
    {
        Traveller.Dispose();
        Browser.Dispose();
        await Rig.DisposeAsync();
        await Provider.DisposeAsync();
    }

    private ConnectionView View(Arrival arrival)
    {
        var put = JsonSerializer.Deserialize<PutConnection>(arrival.Body, WireJson.Options)!;
        return new ConnectionView
        {
            ConnectionId = Connection,
            HiredInstanceId = Hired,
            Provider = put.Provider,
            Environment = put.Environment,
            CredentialRef = put.CredentialRef,
            PostingIdentity = put.PostingIdentity,
            Health = ConnectionHealth.Healthy,
            CanBeAskedAfterSending = true,
            DueAfterExpiry = 0,
        };
    }
}
