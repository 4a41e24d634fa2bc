using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Waooaw.Contracts.Ids;
using Waooaw.Contracts.Tokens;
using Waooaw.CustomerPortal;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Tokens;
using Waooaw.PlatformPortal;
using Waooaw.PortalHost.Accounts;
using Waooaw.Rig;

namespace Waooaw.Portals.Tests;

/// <summary>Both portals, listening on loopback with databases of their own, before a Gateway that only writes down.</summary>
internal sealed class PortalRig : IAsyncDisposable
{
    public const string Password = "a long enough password";
    public const string Owner = "owner@clinic.example";
    public const string Operator = "operator@waooaw.example";

    private const int FirstPort = 20_000;
    private const int Ports = 12_000;

    private static int _ports = Environment.ProcessId * 97 % Ports; // test runs side by side begin in different places

    private readonly TestDatabase _customerDatabase;
    private readonly TestDatabase _platformDatabase;

    private PortalRig(DatabaseProvider provider, string folder, FakeGateway gateway, TokenSigner plant)
    {
        (_customerDatabase, _platformDatabase) = (TestDatabase.Make(provider), TestDatabase.Make(provider));
        (Folder, Gateway, Plant) = (folder, gateway, plant);
        (CustomerAddress, CustomerVault, PlatformAddress, PlatformVault) = (FreeAddress(), FreeAddress(), FreeAddress(), FreeAddress());
    }

    public string Folder { get; }

    public FakeGateway Gateway { get; }

    /// <summary>Signs as Plant does.</summary>
    public TokenSigner Plant { get; }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    public LogBook Logs { get; } = new();

    public Uri CustomerAddress { get; }

    public Uri CustomerVault { get; }

    public Uri PlatformAddress { get; }

    public Uri PlatformVault { get; }

    public WebApplication CustomerPortal { get; private set; } = null!;

    public WebApplication PlatformPortal { get; private set; } = null!;

    public TestDatabase CustomerDatabase => _customerDatabase;

    public static async Task<PortalRig> StartAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("waooaw-portals-").FullName;
        var plantKeys = Path.Combine(folder, "plant-keys");
        KeyRing.MakeMissing(plantKeys, Issuers.Plant, TimeProvider.System);
        var plant = new TokenSigner(KeyRing.Load(plantKeys, Issuers.Plant));
        var rig = new PortalRig(provider, folder, await FakeGateway.StartAsync(plant.Published), plant);
        rig.CustomerPortal = CustomerPortalApplication.Build(
            rig.Arguments("CustomerPortal", rig._customerDatabase, rig.CustomerAddress, rig.CustomerVault, settings), rig.Configure);
        rig.PlatformPortal = PlatformPortalApplication.Build(
            rig.Arguments("PlatformPortal", rig._platformDatabase, rig.PlatformAddress, rig.PlatformVault, settings), rig.Configure);
        await Task.WhenAll(rig.CustomerPortal.StartAsync(), rig.PlatformPortal.StartAsync());
        return rig;
    }

    /// <summary>One more copy of the Customer Portal, on the same database and with the same keys. It listens for Plant at the second address.</summary>
    public async Task<(WebApplication Portal, Uri Vault)> StartCopyAsync(params string[] settings)
    {
        var (own, vault) = (FreeAddress(), FreeAddress());
        var copy = CustomerPortalApplication.Build(
            Arguments("CustomerPortal", _customerDatabase, own, vault, [.. settings, $"--Addresses:CustomerPortalVault={vault}"]), Configure);
        await copy.StartAsync();
        return (copy, vault);
    }

    /// <summary>A customer's person, signed in.</summary>
    public async Task<(Browser Browser, CustomerId Customer, AccountId Account)> CustomerAsync(string email = Owner)
    {
        var customer = CustomerId.New(Clock);
        var added = await AddCustomerAccount.RunAsync(CustomerPortal.Services, email, "Asha", customer, Password, CancellationToken.None);
        added.IsRefused(out _, out var account).ShouldBeFalse();
        var browser = new Browser(CustomerAddress);
        (await browser.SignInAsync(email, Password)).Status.ShouldBe(200);
        return (browser, customer, account);
    }

    /// <summary>An operator, signed in.</summary>
    public async Task<(Browser Browser, AccountId Account)> OperatorAsync(params string[] roles)
    {
        var added = await AddOperator.RunAsync(PlatformPortal.Services, Operator, "Olav", roles, Password, CancellationToken.None);
        added.IsRefused(out _, out var account).ShouldBeFalse();
        var browser = new Browser(PlatformAddress);
        (await browser.SignInAsync(Operator, Password)).Status.ShouldBe(200);
        return (browser, account);
    }

    /// <summary>Reaches into the Customer Portal's database, as someone would who has a copy of it.</summary>
    public async Task<IReadOnlyList<object?[]>> SqlAsync(string sql)
    {
        await using DbConnection connection = _customerDatabase.Provider == DatabaseProvider.Postgres
            ? new NpgsqlConnection(_customerDatabase.ConnectionString)
            : new SqliteConnection(_customerDatabase.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await CustomerPortal.DisposeAsync();
        await PlatformPortal.DisposeAsync();
        await Gateway.DisposeAsync();
        Plant.Dispose();
        _customerDatabase.Dispose();
        _platformDatabase.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private string[] Arguments(string name, TestDatabase database, Uri own, Uri vault, string[] more) =>
    [
        $"--urls={own.GetLeftPart(UriPartial.Authority)};{vault.GetLeftPart(UriPartial.Authority)}",
        $"--DATA_DIR={Folder}",
        "--Keys:MakeMissing=true",
        "--Vault:MakeMissing=true",
        "--Otel:ServeMetrics=false",
        "--Portal:Limits:AnonymousWritesPerMinute=10000",
        "--Portal:Limits:SignInsPerMinute=10000",
        $"--Addresses:CustomerPortal={CustomerAddress}",
        $"--Addresses:PlatformPortal={PlatformAddress}",
        $"--Addresses:CustomerPortalVault={CustomerVault}",
        $"--Addresses:PlatformPortalVault={PlatformVault}",
        $"--Addresses:Gateway={Gateway.Address}",
        $"--Addresses:Plant={Gateway.Address}",
        $"--Addresses:Sandbox={Gateway.Address}",
        .. database.Settings(name).Select(setting => $"--{setting.Key}={setting.Value}"),
        .. more,
    ];

    private void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Logging.AddProvider(Logs);
    }

    // Below the ports that the system hands out by itself, so that nobody takes one between looking and listening.
    private static Uri FreeAddress()
    {
        while (true)
        {
            var port = FirstPort + (Interlocked.Increment(ref _ports) % Ports);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return new Uri($"http://127.0.0.1:{port}");
            }
            catch (SocketException)
            {
                // Someone listens there; the next one.
            }
        }
    }
}
