using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Surfaces;

namespace Waooaw.Hosting.Telemetry;

/// <summary>Traces, metrics and logs of a process, by OpenTelemetry: the same names everywhere, labels without personal data.</summary>
internal static class SurfaceTelemetry
{
    /// <summary>Every meter and activity source of ours begins with this.</summary>
    private const string Ours = "Waooaw.*";

    public static void AddSurfaceTelemetry(this IServiceCollection services, IConfiguration configuration, Surface surface)
    {
        services.AddValidatedOptions<TelemetryOptions>(TelemetryOptions.Section);
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();

        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService($"waooaw-{surface.Name}"));
        if (options.ServeMetrics || options.Endpoint is not null)
        {
            telemetry.WithMetrics(metrics => Measure(metrics, options));
        }

        if (options.Endpoint is { } endpoint)
        {
            telemetry.WithTracing(traces => traces
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddSource(Ours)
                .AddOtlpExporter(otlp => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(endpoint, "v1/traces"))));
            telemetry.WithLogging(logs => logs.AddOtlpExporter(otlp =>
                (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(endpoint, "v1/logs"))));
        }
    }

    public static void MapSurfaceMetrics(this WebApplication app)
    {
        var surface = app.Services.GetRequiredService<Surface>();
        app.Use((context, next) =>
        {
            context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("surface", surface.Name));
            return next(context);
        });

        if (app.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() is not { ServeMetrics: false })
        {
            app.MapPrometheusScrapingEndpoint("/metrics");
        }
    }

    private static void Measure(MeterProviderBuilder metrics, TelemetryOptions options)
    {
        metrics
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter(Ours)

            // Names that the runtime brings and `promtool check metrics` refuses.
            .AddView("dotnet.assembly.count", MetricStreamConfiguration.Drop)
            .AddView("dotnet.timer.count", MetricStreamConfiguration.Drop)
            .AddView("dotnet.process.cpu.count", new MetricStreamConfiguration { Name = "dotnet.process.cpus" });
        if (options.ServeMetrics)
        {
            metrics.AddPrometheusExporter();
        }

        if (options.Endpoint is { } endpoint)
        {
            metrics.AddOtlpExporter(otlp => (otlp.Protocol, otlp.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(endpoint, "v1/metrics")));
        }
    }
}
