using System.Net;
using System.Net.Sockets;
using System.Text;
using Waooaw.Contracts.Ids;
using static Waooaw.Portals.Tests.Gateway.GatewayStage;

namespace Waooaw.Portals.Tests.Gateway;

public class ForwardingTests
{
    private const string Draft = "/api/v1/hired-agents/draft";
    private const string Finalize = "/api/v1/hired-agents/a/finalize";
    private const string Mine = "/api/v1/hired-agents";

    [Fact]
    public async Task Request_and_answer_pass_whole()
    {
        await using var stage = await SetAsync();

        var response = await stage.SendAsync(
            "PUT",
            $"{Draft}?a=1&b=%20",
            stage.CustomerClaims(),
            new StringContent("""{"नमस्ते":1}""", Encoding.UTF8, "application/json"),
            ("Idempotency-Key", "key-1"));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await response.Content.ReadAsStringAsync()).ShouldBe("from Plant");
        response.Headers.GetValues("X-Of-Plant").ShouldBe(["passes"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        var arrived = stage.AtPlant.Single();
        (arrived.Method, arrived.Target).ShouldBe(("PUT", $"{Draft}?a=1&b=%20"));
        Encoding.UTF8.GetString(arrived.Body).ShouldBe("""{"नमस्ते":1}""");
        arrived.Headers["Idempotency-Key"].ShouldBe("key-1");
    }

    [Fact]
    public async Task One_correlation_id_goes_all_the_way_and_back_once()
    {
        await using var stage = await SetAsync();

        var kept = await stage.SendAsync("GET", Mine, stage.CustomerClaims(), null, ("X-Correlation-ID", "mine-1"));
        var made = await stage.SendAsync("GET", Mine, stage.CustomerClaims());

        kept.Headers.GetValues("X-Correlation-ID").ShouldBe(["mine-1"]);
        stage.AtPlant.First().Headers["X-Correlation-ID"].ShouldBe("mine-1");
        stage.AtPlant.Last().Headers["X-Correlation-ID"].ShouldBe(made.Headers.GetValues("X-Correlation-ID").Single());
    }

    [Fact]
    public async Task A_caller_who_takes_too_much_is_told_to_wait_and_others_are_not()
    {
        await using var stage = await SetAsync(null, "--Gateway:Limits:CallerBurst=3", "--Gateway:Limits:CallerPerSecond=1");
        for (var i = 0; i < 3; i++)
        {
            (await stage.SendAsync("GET", Mine, stage.CustomerClaims())).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        var refused = await stage.SendAsync("GET", Mine, stage.CustomerClaims());

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter?.Delta.ShouldNotBeNull();
        (await ProblemOf(refused)).Reason.ShouldBe("rate_limited");
        var another = stage.CustomerClaims() with { Sub = AccountId.New(stage.Clock) };
        (await stage.SendAsync("GET", Mine, another)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await stage.SendAsync("GET", "/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Those_who_are_nobody_share_what_their_address_gets()
    {
        await using var stage = await SetAsync(null, "--Gateway:Limits:AnonymousPerSecond=2");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            var response = i % 2 == 0
                ? await stage.SendAsync("GET", Mine, "not.a.token")
                : await stage.SendAsync("GET", "/api/v1/catalog/agents");
            answers.Add(response.StatusCode);
        }

        answers.ShouldContain(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_larger_than_its_route_takes_is_a_413(bool saysItsLength)
    {
        await using var stage = await SetAsync();
        var bytes = new byte[1024 * 1024 + 1];

        var response = await stage.SendAsync("PUT", Draft, stage.CustomerClaims(), Content(bytes, saysItsLength));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await ProblemOf(response)).Reason.ShouldBe("too_large");
        stage.AtPlant.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Media_may_be_larger(bool saysItsLength)
    {
        await using var stage = await SetAsync();
        var bytes = new byte[3 * 1024 * 1024];

        (await stage.SendAsync("POST", "/api/v1/media", stage.CustomerClaims(), Content(bytes, saysItsLength))).StatusCode
            .ShouldBe(HttpStatusCode.Created);

        stage.AtPlant.Single().Body.Length.ShouldBe(bytes.Length);
    }

    [Fact]
    public async Task A_Plant_that_is_away_is_a_503()
    {
        await using var stage = await SetAsync(new Uri("http://127.0.0.1:9"));

        var response = await stage.SendAsync("GET", Mine, stage.CustomerClaims());

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ProblemOf(response)).Reason.ShouldBe("dependency_unavailable");
    }

    [Theory]
    [InlineData("POST", Finalize)]
    [InlineData("DELETE", "/api/v1/approvals/a")]
    public async Task A_write_without_a_body_arrives_once_although_the_kept_connection_dies(string method, string path)
    {
        using var plant = new DyingPlant();
        await using var stage = await SetAsync(plant.Address);
        (await stage.SendAsync("GET", Mine, stage.CustomerClaims())).StatusCode.ShouldBe(HttpStatusCode.OK); // now a connection is kept

        (await stage.SendAsync(method, path, stage.CustomerClaims())).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        var writes = plant.Heads.Where(head => head.StartsWith(method, StringComparison.Ordinal)).ToArray();
        writes.Length.ShouldBe(1);
        writes.Single().ShouldContain("Content-Length: 0");
    }

    private static HttpContent Content(byte[] bytes, bool saysItsLength) =>
        saysItsLength ? new ByteArrayContent(bytes) : new Chunked(bytes);

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class Chunked(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Answers reads and keeps the connection; takes a write and dies without an answer.</summary>
    private sealed class DyingPlant : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _end = new();

        public DyingPlant()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public System.Collections.Concurrent.ConcurrentQueue<string> Heads { get; } = new();

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public void Dispose()
        {
            _end.Cancel();
            _listener.Dispose();
            _end.Dispose();
        }

        private async Task AcceptAsync()
        {
            while (!_end.IsCancellationRequested)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                var stream = client.GetStream();
                while (await HeadAsync(stream) is { } head)
                {
                    Heads.Enqueue(head);
                    if (!head.StartsWith("GET", StringComparison.Ordinal))
                    {
                        return;
                    }

                    await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _end.Token);
                }
            }
        }

        private async Task<string?> HeadAsync(NetworkStream stream)
        {
            var head = new StringBuilder();
            var one = new byte[1];
            while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await stream.ReadAsync(one, _end.Token) == 0)
                {
                    return null;
                }

                head.Append((char)one[0]);
            }

            return head.ToString();
        }
    }
}
