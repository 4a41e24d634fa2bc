using Waooaw.Effects.Tests.Graph;
using static Waooaw.Effects.Tests.Instagram.InstagramStage;

namespace Waooaw.Effects.Tests.Instagram;

public class ProbeTests
{
    [Theory]
    [InlineData("""{"user_id":"17841405822304914","username":"care_clinic"}""")]
    [InlineData("""{"user_id":17841405822304914,"username":"care_clinic"}""")]
    [InlineData("""{"data":[{"user_id":"17841405822304914","username":"care_clinic"}]}""")]
    public async Task An_account_that_answers_to_its_id_is_healthy(string answer)
    {
        await using var stage = await SetAsync();
        stage.Provider.On("account", ScriptedServer.Json(200, answer));

        var probe = await stage.ProbeAsync(stage.Connection());

        (probe.IsHealthy, probe.AccountName).ShouldBe((true, "care_clinic"));
    }

    [Fact]
    public async Task Access_to_another_account_is_unhealthy()
    {
        await using var stage = await SetAsync();

        var probe = await stage.ProbeAsync(stage.Connection(account: "17841400000000001"));

        probe.IsHealthy.ShouldBeFalse();
        probe.Detail.ShouldContain("another account");
    }

    [Fact]
    public async Task Access_that_ended_is_unhealthy_and_says_what_to_do()
    {
        await using var stage = await SetAsync();
        stage.Provider.On("account", GraphSays.Error(401, 190));

        var probe = await stage.ProbeAsync(stage.Connection());

        probe.IsHealthy.ShouldBeFalse();
        probe.Detail.ShouldContain("connect the account again");
    }

    [Fact]
    public async Task A_provider_nobody_knows_is_unhealthy()
    {
        await using var stage = await SetAsync();

        (await stage.ProbeAsync(stage.Connection() with { Provider = "myspace" })).IsHealthy.ShouldBeFalse();
        Providers.CanBeAskedAfterSending("myspace", "1").ShouldBeFalse();
        Providers.CanBeAskedAfterSending("instagram", InstagramStage.Account).ShouldBeTrue();
    }
}
