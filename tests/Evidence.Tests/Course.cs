using System.Text.Json;
using System.Text.Json.Nodes;
using Waooaw.Contracts.Json;
using Waooaw.Hosting.Tokens;
using Waooaw.Verifying;

namespace Waooaw.Evidence.Tests;

/// <summary>What happens again and again in these tests.</summary>
internal static class Course
{
    /// <summary>A draft that was approved and is due now.</summary>
    public static async Task<JsonNode> ArmAsync(this PlantStage stage)
    {
        var deliverable = await stage.DraftAsync();
        await stage.ExecuteAsync(deliverable, await stage.DecideAsync(stage.Statement(deliverable)));
        return deliverable;
    }

    /// <summary>A post that went out as it should.</summary>
    public static async Task<JsonNode> PostAsync(this PlantStage stage)
    {
        var deliverable = await stage.ArmAsync();
        await using var worker = new Worker(stage);
        await worker.PostAsync();
        return deliverable;
    }

    /// <summary>What a stranger with the published keys reads.</summary>
    public static string Verify(this PlantStage stage, byte[] file) => Read(file, stage.Keys);

    public static string Read(byte[] file, SigningKeySet keys) =>
        string.Join('\n', Report.Of(Verification.Run(file, Known(keys)), "evidence.zip"));

    public static KnownKeys Known(SigningKeySet keys) => KnownKeys.Parse(JsonSerializer.SerializeToUtf8Bytes(keys, WireJson.Options));
}
