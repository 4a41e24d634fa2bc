namespace Waooaw.Hosting.Telemetry;

/// <summary>Where traces, metrics and logs go.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Otel";

    /// <summary>An OTLP collector (http/protobuf), such as http://localhost:4318; empty sends nothing.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Serves /metrics. In one process only one surface does, since meters belong to the process.</summary>
    public bool ServeMetrics { get; set; } = true;
}
