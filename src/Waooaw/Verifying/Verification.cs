using Waooaw.Contracts.Tokens;

namespace Waooaw.Verifying;

/// <summary>What a file that passed proves.</summary>
internal sealed record Proof(
    EvidenceFile File,
    Checkpoint Checkpoint,
    IReadOnlyList<Act> Acts,
    KnownDecision? LastDecision,
    int Versions,
    (int Shown, int Erased) Personal);

/// <summary>Checks an evidence file (`docs/evidence.md`) against keys from outside of it. It needs no network, no clock and nothing of Plant's.</summary>
internal sealed record Verification(IReadOnlyList<Fault> Faults, Proof? Proof)
{
    public static Verification Run(ReadOnlySpan<byte> bytes, KnownKeys keys)
    {
        var faults = new Faults();
        var members = EvidenceZip.Read(bytes, faults);
        var file = members is null ? null : EvidenceFile.Read(members, faults);
        if (file is null)
        {
            return new Verification(faults.Found, Proof: null);
        }

        var checkpoint = CheckChain.Run(file, keys, faults);
        var personal = CheckContents.Run(file, faults);
        var (acts, decision, versions) = new CheckCourse(file, keys, faults).Run();
        return faults.Found.Count > 0
            ? new Verification(faults.Found, Proof: null)
            : new Verification([], new Proof(file, checkpoint!, acts, decision, versions, personal));
    }
}
