using System.Text.Json;
using Waooaw.Contracts.Tokens;

namespace Waooaw.Verifying;

/// <summary>Says in plain lines what a file proves and what it does not, or all that is wrong with it.</summary>
internal static class Report
{
    public static IEnumerable<string> Of(Verification verification, string name) =>
        verification.Proof is { } proof ? Passed(proof, name) : Failed(verification.Faults, name);

    private static IEnumerable<string> Failed(IReadOnlyList<Fault> faults, string name) =>
    [
        $"FAIL  {name}",
        "This file proves nothing. What is wrong:",
        .. faults.Select(fault => $"  {fault}"),
    ];

    private static IEnumerable<string> Passed(Proof proof, string name) =>
    [
        $"PASS  {name}",
        $"Deliverable {proof.File.Manifest.DeliverableId} of customer {proof.File.Manifest.CustomerId}",
        "",
        "What is proven",
        .. proof.Acts.Count > 0 ? proof.Acts.SelectMany(act => OfAct(act, proof.File)) : OfNoAct(proof),
        $"  Record     entries 1 to {proof.Checkpoint.Seq} of this customer form one chain; {proof.File.Entries.Count} are about this deliverable, and all of them are here.",
        $"             Plant signed that at {Plain.Instant(proof.Checkpoint.At)}.",
        .. proof.Personal switch
        {
            (0, 0) => (string[])[],
            var (shown, erased) => [$"  Personal   sealed values shown: {shown}, each of them what was sealed; erased: {erased}, the seal stands and the value is gone."],
        },
        "",
        "What is not proven",
        "  Who the person behind an account is: only the portal that signed knows that.",
        "  That a provider said what Plant wrote down, or that a post still stands there: look at the provider's page.",
        "  Which picture it was: compare its SHA-256 with that of yours.",
        "  What happened after the record was signed, or that Plant's and the portals' clocks were right.",
    ];

    private static IEnumerable<string> OfNoAct(Proof proof) =>
    [
        .. proof.LastDecision is { } decision ? OfDecision(decision) : ["  Decided    nothing: nobody decided on it."],
        "  Sent       nothing: no permit was given for it.",
    ];

    private static IEnumerable<string> OfAct(Act act, EvidenceFile file) =>
    [
        .. OfDecision(act.Decision),
        $"  Content    SHA-256 {act.Version.Hash}: exactly this effect, version {act.Version.Number}, was approved, permitted and taken for sending:",
        .. OfEffect(act.Version.Effect).Select(line => $"               {line}"),
        act.Course.Sendings.Count switch
        {
            0 => $"  Sent       nothing{Whom(act)}: it was permitted, and no sending began.",
            1 => $"  Sent       once{Whom(act)}, at {Plain.Instant(act.Course.Sendings[0].At)}, after it was permitted.",
            var times => $"  Sent      {Whom(act)} at {Plain.Instant(act.Course.Sendings[^1].At)}; {times - 1} earlier sendings are known to have put nothing out.",
        },
        $"  Outcome    {Outcome(act)}",
        .. act.Course.Last?.Documents.Select(said => $"  Answered   {Plain.Text(file.TextOf(said.Sha256))}, as Plant wrote it down.") ?? [],
        .. act.Course.IsContradicted ? ["  But        an attempt that had been given up said afterwards that it is out."] : (string[])[],
    ];

    /// <summary>Of a message to several people: which of them this is about.</summary>
    private static string Whom(Act act) => act.Version.Effect.Parts > 1 ? $" to person {act.Course.Part + 1} of {act.Version.Effect.Parts}" : "";

    private static IEnumerable<string> OfDecision(KnownDecision decision)
    {
        var said = decision.Statement;
        var portal = said.Iss == Issuers.CustomerPortal ? "Customer Portal" : "Platform Portal";
        return
        [
            $"  Decided    '{Decisions.Wire(said.Decision)}' by account {said.Person}{(said.OnBehalfOf is null ? "" : ", an operator on behalf of the customer")}"
                + $" at {Plain.Instant(said.DecidedAt)}, for version {said.Version}, until {Plain.Instant(said.ExpiresAt)}{(decision.IsWithdrawn ? "; withdrawn later" : "")}.",
            $"             The {portal} signed that (key {decision.Key.Kid}) for a person it knew by {Decisions.Wire(said.Method)}.",
            .. said.Waivers.Select(waiver => $"             Waived: {Plain.Text(waiver.RuleId)}, because: {Plain.Text(waiver.Reason)}"),
        ];
    }

    private static IEnumerable<string> OfEffect(StatedEffect effect) => effect.Whole.EnumerateObject().Select(member =>
        $"{Plain.Text(member.Name)}: {Plain.Text(member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText())}");

    private static string Outcome(Act act) => act.Course switch
    {
        { Stage: Stage.Posted, Last: { Kind: "effect.resolved" } last } =>
            $"account {Plain.Text(last.Fact("actor"))} says that it is out (entry {last.Seq}).",
        { Stage: Stage.Ended, Last: { Kind: "effect.resolved" } last } =>
            $"account {Plain.Text(last.Fact("actor"))} says that it did not happen (entry {last.Seq}).",
        { Stage: Stage.Unknown } => "not known when the record was signed.",
        { Last: { } last } course => $"{EffectCourse.Words(course.Stage)} (entry {last.Seq}, {last.Kind}).",
        _ => "none.",
    };
}
