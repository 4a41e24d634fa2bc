using System.Diagnostics;
using Microsoft.Extensions.Options;
using Waooaw.Hooks;
using Waooaw.Hosting.Options;

namespace Waooaw.Plant.Dispatch;

/// <summary>An experiment that ends this process where a power cut would hurt most. Outside Development the process does not start with one.</summary>
internal sealed class ExperimentOptions
{
    public const string Section = "Experiment";

    /// <summary>The point of the dispatch path at which the process is killed, such as `crossed`; empty: none.</summary>
    public string? KillAt { get; set; }
}

/// <summary>Arms the experiment that the settings ask for.</summary>
internal static class Experiment
{
    public static void AddExperiment(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddValidatedOptions<ExperimentOptions>(ExperimentOptions.Section);
        services.AddOptions<ExperimentOptions>()
            .Validate(
                options => options.KillAt is not { Length: > 0 } || environment.IsDevelopment(),
                "Experiment__KillAt ends this process on purpose, and is for Development only. Remove it.")
            .Validate(
                options => options.KillAt is not { Length: > 0 } || PointOf(options) is not null,
                $"Experiment__KillAt is none of these: {string.Join(", ", FaultPoint.All.Select(point => point.Name))}.");
        services.AddHostedService<Armed>();
    }

    private static FaultPoint? PointOf(ExperimentOptions options) => FaultPoint.All.SingleOrDefault(point => point.Name == options.KillAt);

    private sealed class Armed(IOptions<ExperimentOptions> options) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            if (PointOf(options.Value) is { } point)
            {
                FaultPoint.Arm(point, Process.GetCurrentProcess().Kill); // no handler runs and nothing is flushed, as when the power goes
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
