using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Waooaw.Effects.Tests.Instagram;

public class AddressTests
{
    [Theory]
    [InlineData("ProductionAddress", "http://127.0.0.1:5500")]
    [InlineData("ProductionAddress", "http://graph.instagram.com")]
    [InlineData("ProductionAddress", "https://graph.instagram.com.example")]
    [InlineData("SandboxAddress", "https://graph.instagram.com")]
    public void An_address_of_the_wrong_world_stops_the_start(string setting, string address) =>
        Should.Throw<OptionsValidationException>(() => Options(isDevelopment: false, setting, address));

    [Theory]
    [InlineData(false, "https://graph.facebook.com")]
    [InlineData(true, "http://127.0.0.1:5500")]
    public void Production_is_the_provider_or_in_development_a_stand_in(bool isDevelopment, string address) =>
        Options(isDevelopment, "ProductionAddress", address).ProductionAddress.ShouldBe(new Uri(address));

    private static ProviderOptions Options(bool isDevelopment, string setting, string address)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [$"Effects:Instagram:{setting}"] = address })
            .Build());
        services.AddEffects(isDevelopment);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<ProviderOptions>>().Get("instagram");
    }
}
