using Waooaw.Contracts.Deliverables;
using Waooaw.Verifying;
using Waooaw.Visits;

namespace Waooaw.Story;

/// <summary>Takes the evidence of posts home, and checks it with nothing but a file of keys.</summary>
internal sealed class Proof(Clinic clinic, Narrator tell, string outputFolder)
{
    public async Task CheckAsync(IReadOnlyList<DeliverableView> posts, CancellationToken ct)
    {
        Directory.CreateDirectory(outputFolder);
        var keys = Path.Combine(outputFolder, "keys.json");
        await File.WriteAllBytesAsync(keys, await clinic.EvidenceKeysAsync(ct), ct);
        foreach (var (post, place) in posts.Select((post, place) => (post, place + 1)))
        {
            var file = Path.Combine(outputFolder, $"evidence-{place}.zip");
            await File.WriteAllBytesAsync(file, await clinic.EvidenceAsync(post.DeliverableId!.Value, ct), ct);
            tell.Say($"scripts/run verify {file} --keys {keys}");
            using var said = new StringWriter();
            var verified = await VerifyCommand.RunAsync(new FileInfo(file), new FileInfo(keys), said, said, ct);
            tell.Quote(said.ToString().Split('\n')[0]);
            if (verified != 0)
            {
                throw new VisitEndedException($"The evidence does not verify: {said}");
            }
        }

        tell.Say("The same command without the story says what exactly is proven, and what is not.");
    }
}
