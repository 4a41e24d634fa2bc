using Waooaw.Effects.Tests.Compliance;

namespace Waooaw.Effects.Tests.YouTube;

public class ProbeTests
{
    [Fact]
    public async Task A_channel_that_answers_to_its_id_is_healthy()
    {
        await using var stage = await ProviderStage.SetAsync(new YouTubeCase());

        var probe = await stage.ProbeAsync(stage.Connection());

        (probe.IsHealthy, probe.AccountName).ShouldBe((true, "Care Clinic"));
        stage.Provider.Requests.Single().PathAndQuery.ShouldBe("/youtube/v3/channels?part=snippet&mine=true");
    }

    [Theory]
    [InlineData("UC0000000000000000000000")]
    [InlineData("../channels")]
    public async Task Access_to_another_channel_is_unhealthy(string account)
    {
        await using var stage = await ProviderStage.SetAsync(new YouTubeCase());

        (await stage.ProbeAsync(stage.Connection(account))).IsHealthy.ShouldBeFalse();
    }

    [Fact]
    public async Task Access_that_ended_is_unhealthy_and_says_what_to_do()
    {
        await using var stage = await ProviderStage.SetAsync(new YouTubeCase());
        stage.Provider.On("account", YouTubeCase.Error(401, "authError"));

        var probe = await stage.ProbeAsync(stage.Connection());

        probe.IsHealthy.ShouldBeFalse();
        probe.Detail.ShouldContain("connect the account again");
    }
}
