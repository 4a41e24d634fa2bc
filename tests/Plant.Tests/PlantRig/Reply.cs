using System.Text.Json;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Plant.Tests.PlantRig;

/// <summary>What Plant answered.</summary>
internal sealed record Reply(int Status, string Text, string? RetryAfter)
{
    /// <summary>The answer as a record of ours, once its status is what it should be.</summary>
    public T Value<T>(int status = 200)
    {
        Status.ShouldBe(status, Text);
        return JsonSerializer.Deserialize<T>(Text, WireJson.Options)!;
    }

    public Problem ShouldBeRefused(Reason reason)
    {
        Status.ShouldBe(reason.Status, Text);
        var problem = JsonSerializer.Deserialize<Problem>(Text, WireJson.Options)!;
        problem.Reason.ShouldBe(reason.Code, Text);
        problem.CorrelationId.ShouldNotBeNullOrEmpty();
        return problem;
    }

    /// <summary>A 422 that names exactly these paths.</summary>
    public void ShouldBeInvalid(params string[] paths) =>
        ShouldBeRefused(Reasons.Validation).Violations.ShouldNotBeNull()
            .Select(violation => violation.Path).Distinct().Order().ShouldBe(paths.Order(), Text);
}
