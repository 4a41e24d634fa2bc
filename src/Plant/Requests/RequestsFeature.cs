using Waooaw.Hosting.Options;

namespace Waooaw.Plant.Requests;

/// <summary>What every request has in common: its caller, its unit, and its answer that can be given again.</summary>
internal static class RequestsFeature
{
    public static void AddRequests(this IServiceCollection services)
    {
        services.AddValidatedOptions<RequestOptions>(RequestOptions.Section);
        services.AddHostedService<SweepKeptAnswers>();
    }
}
