using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Waooaw.Hosting.Database;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Journeys;

/// <summary>What a stranger finds at the doors of the five.</summary>
public sealed class DoorTests(DoorTests.Doors doors) : IClassFixture<DoorTests.Doors>
{
    private const string Deliverables = "/api/v1/deliverables";

    public static TheoryData<string, string> Forgeries() => new()
    {
        { "X-Customer-Id", "01900000-0000-7000-8000-000000000001" },
        { "X-Forwarded-For", "127.0.0.1" },
        { "X-Forwarded-Host", "gateway" },
        { "X-Original-URL", "/health/live" },
        { "X-Roles", "admin" },
        { "Cookie", "__Host-cp=anything" },
        { "Authorization", "Bearer anything" },
        { "Authorization", $"Bearer {Unsigned()}" },
        { "X-Caller", Unsigned() },
        { "X-Caller-Assertion", Unsigned() },
    };

    [Fact]
    public async Task Plant_answers_nobody_but_the_Gateway()
    {
        var (status, reason) = await AskAsync(Surface.Plant, Deliverables);

        (status, reason).ShouldBe((HttpStatusCode.Unauthorized, "unauthenticated"));
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task No_header_opens_Plant(string name, string value)
    {
        var (status, reason) = await AskAsync(Surface.Plant, Deliverables, (name, value));

        (status, reason).ShouldBe((HttpStatusCode.Unauthorized, "unauthenticated"));
    }

    [Fact]
    public async Task The_Gateway_answers_no_stranger() =>
        (await AskAsync(Surface.Gateway, Deliverables)).ShouldBe((HttpStatusCode.Unauthorized, "unauthenticated"));

    [Theory]
    [InlineData("/api/v1/no-such-thing")]
    [InlineData("/api/v1/deliverables/01900000-0000-7000-8000-000000000001/no-such-thing")]
    [InlineData("/api/v2/deliverables")]
    [InlineData("/internal/leases")]
    public async Task A_portal_knows_only_the_routes_in_the_table(string path)
    {
        (await AskAsync(Surface.CustomerPortal, path)).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await AskAsync(Surface.PlatformPortal, path)).ShouldBe((HttpStatusCode.NotFound, "not_found"));
    }

    [Fact]
    public async Task Every_process_says_that_it_lives_and_is_ready_and_serves_its_own_metrics()
    {
        using var client = new HttpClient();
        foreach (var surface in Surface.All)
        {
            foreach (var path in (string[])["/health/live", "/health/ready", "/metrics"])
            {
                using var answer = await client.GetAsync(new Uri(doors.Five.AddressOf(surface), path));
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{surface.Name} {path}");
            }
        }
    }

    private async Task<(HttpStatusCode Status, string Reason)> AskAsync(Surface surface, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(doors.Five.AddressOf(surface), path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var answer = await client.SendAsync(request);
        answer.Content.Headers.ContentType.ShouldBe(new MediaTypeHeaderValue("application/problem+json"));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, problem.GetProperty("reason").GetString()!);
    }

    /// <summary>Says everything that Plant wants to hear, and is signed by nobody.</summary>
    private static string Unsigned()
    {
        var header = Convert.ToBase64String("""{"alg":"none","typ":"at+jwt"}"""u8).TrimEnd('=');
        var body = """{"iss":"gateway","aud":"plant","sub":"01900000-0000-7000-8000-000000000001","roles":["admin"],"exp":4102444800}""";
        return $"{header}.{Convert.ToBase64String(Encoding.UTF8.GetBytes(body)).TrimEnd('=')}.";
    }

    public sealed class Doors : IAsyncLifetime
    {
        internal FiveProcesses Five { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Five = await FiveProcesses.StartAsync(DatabaseProvider.Sqlite);

        public async ValueTask DisposeAsync() => await Five.DisposeAsync();
    }
}
