using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Waooaw.Contracts.Connections;
using Waooaw.Effects.Tests.Compliance;
using Waooaw.Effects.Tests.Instagram;

namespace Waooaw.Effects.Tests.Writes;

public class ProductionTests
{
    [Fact]
    public async Task Production_never_reaches_this_machine_even_when_a_name_leads_there()
    {
        await using var stage = await ProductionAsync(isDevelopment: false);

        (await stage.PublishAsync(Production())).ShouldBeOfType<Receipt.Refused>();

        stage.Vault.Requests.ShouldNotBeEmpty();
        stage.Provider.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Our_own_ids_of_requests_are_none_of_the_real_providers_business()
    {
        await using var stage = await ProductionAsync(isDevelopment: true);

        (await stage.PublishAsync(Production())).ShouldBeOfType<Receipt.Done>();

        stage.Provider.Requests.ShouldAllBe(
            request => !request.Headers.ContainsKey("X-Correlation-ID") && !request.Headers.ContainsKey("traceparent"));
    }

    private static Effects.Posts.PublishPost Production() => InstagramStage.Post() with { Environment = ProviderEnvironment.Production };

    // As if the provider's name led to loopback: the rule about names is taken out, so that only the one about addresses is left.
    private static Task<ProviderStage> ProductionAsync(bool isDevelopment) => InstagramStage.SetAsync(services =>
    {
        services.AddEffects(isDevelopment);
        services.RemoveAll<IValidateOptions<ProviderOptions>>();
        services.PostConfigure<ProviderOptions>("instagram", options => options.ProductionAddress = options.SandboxAddress);
    });
}
