using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Waooaw.Sandbox.Tests.Control;

public class ControlKeyTests
{
    private const string Key = "5b1d0c8e7f2a4936b0d4c8a1e5f7392b";

    public static TheoryData<string, string> Routes { get; } = new()
    {
        { "GET", "/" },
        { "POST", "/_sandbox/accounts" },
        { "GET", "/_sandbox/effects" },
        { "GET", "/_sandbox/requests" },
        { "POST", "/_sandbox/faults" },
        { "GET", "/_sandbox/faults" },
        { "GET", "/_sandbox/mail" },
        { "GET", "/_SANDBOX/mail" },
        { "GET", "/_sandbox/media/abc" },
        { "DELETE", "/_sandbox" },
        { "PUT", "/_sandbox/mail" },
        { "GET", "/openapi/v1.json" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Outside_Development_nothing_steers_the_Sandbox(string verb, string path)
    {
        await using var sandbox = await SandboxRig.StartAsync("--environment=Production");

        (await SendAsync(sandbox, verb, path, key: null)).ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(sandbox, verb, path, Key)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Where_a_key_is_set_only_its_holder_steers_the_Sandbox(string environment)
    {
        await using var sandbox = await SandboxRig.StartAsync($"--environment={environment}", $"--Sandbox:ControlKey={Key}");

        (await SendAsync(sandbox, "GET", "/_sandbox/effects", key: null)).ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(sandbox, "GET", "/_sandbox/effects", Key[..^1])).ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(sandbox, "GET", "/_sandbox/effects", $"{Key},{Key}")).ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(sandbox, "GET", "/", key: null)).ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(sandbox, "GET", "/_sandbox/effects", Key)).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(sandbox, "GET", "/", Key)).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(sandbox, "POST", "/_sandbox/accounts", Key)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_closed_answers_as_what_does_not_exist()
    {
        await using var sandbox = await SandboxRig.StartAsync("--environment=Production");

        var closed = await sandbox.JsonAsync("GET", "/_sandbox/effects", expected: 404);
        var absent = await sandbox.JsonAsync("GET", "/nothing", expected: 404);

        closed.GetProperty("reason").GetString().ShouldBe("not_found");
        closed.GetProperty("detail").GetString().ShouldBe(absent.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Instagram_s_own_wire_and_the_health_need_no_key()
    {
        await using var sandbox = await SandboxRig.StartAsync("--environment=Production");

        using var wire = await sandbox.Client.GetAsync("/instagram/v23.0/me");
        using var health = await sandbox.Client.GetAsync("/health/ready");

        using var answer = JsonDocument.Parse(await wire.Content.ReadAsStringAsync());
        new GraphAnswer((int)wire.StatusCode, answer.RootElement).ShouldBeError(401, 190);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5b1d0c8e7f2a4936")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("change-me-change-me-change-me-0123456789")]
    [InlineData("TheDefaultKeyOfTheSandbox0123456789abcdef")]
    public async Task A_key_that_is_empty_short_or_a_placeholder_is_refused_at_the_start_and_not_repeated(string key)
    {
        foreach (var environment in (string[])["Production", "Development"])
        {
            var refused = await Should.ThrowAsync<OptionsValidationException>(
                () => SandboxRig.StartAsync($"--environment={environment}", $"--Sandbox:ControlKey={key}"));

            refused.Message.ShouldContain("Sandbox:ControlKey");
            if (key.Length > 0)
            {
                refused.Message.ShouldNotContain(key);
            }
        }
    }

    private static async Task<HttpStatusCode> SendAsync(SandboxRig sandbox, string verb, string path, string? key)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        if (verb is "POST" or "PUT")
        {
            request.Content = new StringContent("""{"provider":"instagram","username":"a"}""", Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("X-Sandbox-Key", key);
        }

        using var response = await sandbox.Client.SendAsync(request);
        return response.StatusCode;
    }
}
