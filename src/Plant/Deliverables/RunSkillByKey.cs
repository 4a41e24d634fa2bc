using System.Text.Json;
using System.Text.Json.Nodes;
using Waooaw.Contracts.Deliverables;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Contracts.Skills;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Plant.Requests;
using Waooaw.Plant.Skills;

namespace Waooaw.Plant.Deliverables;

/// <summary>The one way in for every skill: its key says which, and its inputs are read as strictly as a body of their own.</summary>
internal static class RunSkillByKey
{
    public static async Task<Answer> HandleAsync(
        string skillKey, Body<RunSkill> body, HttpContext http, Caller caller, CreateBatch batches, CancellationToken ct)
    {
        if (skillKey != SkillKeys.MultichannelPost)
        {
            return new Refusal(Reasons.NotFound, $"No skill '{skillKey}' can be run here. There is: {SkillKeys.MultichannelPost}.");
        }

        return ReadWish(body.Value).IsRefused(out var refusal, out var wish)
            ? refusal
            : await batches.RunAsync(wish, caller, http.CorrelationId, ct);
    }

    private static Result<CreateDraftBatch> ReadWish(RunSkill run)
    {
        if (run.Inputs.ValueKind != JsonValueKind.Object)
        {
            return Refusal.Invalid("inputs", "The inputs are a JSON object.");
        }

        var wish = JsonObject.Create(run.Inputs)!;
        foreach (var own in (string[])["hired_instance_id", "dry_run"])
        {
            if (wish.ContainsKey(own))
            {
                return Refusal.Invalid($"inputs.{own}", "This stands beside the inputs, not among them.");
            }
        }

        wish["hired_instance_id"] = run.HiredInstanceId.ToString();
        wish["dry_run"] = run.DryRun ?? true;
        return Body<CreateDraftBatch>.Read(JsonSerializer.SerializeToElement(wish, WireJson.Options)).IsRefused(out var refusal, out var read)
            ? Refusal.Invalid([.. refusal.Violations.Select(violation => violation with { Path = $"inputs.{violation.Path}" })])
            : read;
    }
}
