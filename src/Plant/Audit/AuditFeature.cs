using Waooaw.Hosting.Options;

namespace Waooaw.Plant.Audit;

/// <summary>The record that a customer can check.</summary>
internal static class AuditFeature
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddValidatedOptions<AuditOptions>(AuditOptions.Section);
        services.AddScoped<Trail>();
        services.AddScoped<Denials>();
        services.AddScoped<Checkpoints>();
        services.AddHostedService<SignCheckpoints>();
    }
}
