using Waooaw.Effects.Tests.Compliance;

namespace Waooaw.Effects.Tests.WhatsApp;

public class ProbeTests
{
    [Fact]
    public async Task A_number_that_answers_to_its_id_is_healthy()
    {
        await using var stage = await ProviderStage.SetAsync(new WhatsAppCase());

        var probe = await stage.ProbeAsync(stage.Connection());

        (probe.IsHealthy, probe.AccountName).ShouldBe((true, "Care Clinic"));
        stage.Provider.Requests.Single().PathAndQuery
            .ShouldBe($"/v23.0/{WhatsAppCase.Phone}?fields=display_phone_number,verified_name,quality_rating");
    }

    [Fact]
    public async Task An_answer_about_another_number_is_unhealthy()
    {
        await using var stage = await ProviderStage.SetAsync(new WhatsAppCase());
        stage.Provider.On("account", ScriptedServer.Json(200, """{"verified_name":"Another Clinic","id":"106540352242923"}"""));

        (await stage.ProbeAsync(stage.Connection())).IsHealthy.ShouldBeFalse();
    }

    [Fact]
    public async Task Access_that_ended_is_unhealthy_and_says_what_to_do()
    {
        await using var stage = await ProviderStage.SetAsync(new WhatsAppCase());
        stage.Provider.On("account", WhatsAppCase.Error(401, 190));

        var probe = await stage.ProbeAsync(stage.Connection());

        probe.IsHealthy.ShouldBeFalse();
        probe.Detail.ShouldContain("connect the account again");
    }
}
