using System.Text;
using System.Text.Json.Nodes;
using Waooaw.Contracts.Tokens;
using Waooaw.Hosting.Tokens;
using Waooaw.Verifying;

namespace Waooaw.Evidence.Tests;

/// <summary>Plant itself lies here: it rewrites its record and signs it anew. What people decided it cannot sign.</summary>
public class ForgeryTests(RealFile file)
{
    private readonly PlantStage _stage = file.Stage;
    private readonly byte[] _file = file.Bytes;

    [Fact]
    public void An_honest_record_that_is_signed_again_still_passes() => Check(_ => { }).ShouldBeEmpty();

    [Fact]
    public void A_post_without_an_approval_is_found() =>
        Check(tamper => tamper.Drop("approval.decided")).ShouldContain(fault => fault.What.Contains("no approval of it was given before"));

    [Fact]
    public void A_sending_without_a_permit_is_found() =>
        Check(tamper => tamper.Drop("effect.permitted")).ShouldContain(fault => fault.What.Contains("'effect.sending' cannot follow here"));

    [Fact]
    public void A_post_without_a_sending_is_found() =>
        Check(tamper => tamper.Drop("effect.sending")).ShouldContain(fault => fault.What.Contains("'effect.settled' cannot follow here"));

    [Fact]
    public void A_second_sending_is_found() =>
        Check(tamper => tamper.Repeat("effect.sending")).ShouldContain(fault => fault.What.Contains("'effect.sending' cannot follow here"));

    [Fact]
    public void A_second_permit_on_one_attempt_is_found() =>
        Check(tamper => tamper.Repeat("effect.permitted")).ShouldContain(fault => fault.What.Contains("cannot follow here"));

    [Fact]
    public void Other_words_than_the_approved_ones_are_found() => Check(tamper =>
    {
        var effect = Effect(tamper);
        effect["text"] = "Something nobody approved.";
        Replace(tamper, effect, "effect.permitted");
    }).ShouldContain(fault => fault.What.Contains("What was permitted is not the current version."));

    [Fact]
    public void Other_words_everywhere_are_still_not_what_the_person_signed() => Check(tamper =>
    {
        var effect = Effect(tamper);
        effect["text"] = "Something nobody approved.";
        Replace(tamper, effect, "deliverable.drafted", "effect.considered", "effect.permitted", "approval.decided");
    }).ShouldContain(fault => fault.What.Contains("What was decided on is not the hash of the effect of that version."));

    [Theory]
    [InlineData("effect.permitted", "judged_at")]
    [InlineData("effect.sending", "crossed_at")]
    public void What_happened_after_the_approval_had_expired_is_found(string kind, string fact) => Check(tamper =>
    {
        var entry = tamper.Entry(kind);
        entry["at"] = "2026-12-01T06:00:00Z";
        entry["facts"]![fact] = "2026-12-01T06:00:00Z";
        tamper.Put(entry);
    }).ShouldContain(fault => fault.What.Contains("The approval had expired"));

    [Fact]
    public void A_decision_that_was_signed_with_another_portals_key_is_found() => Resign(Issuers.PlatformPortal, TokenTypes.Approval, _ => { })
        .ShouldContain(fault => fault.What.Contains("It says that it comes from 'cp', and the key is one of 'pp'"));

    [Fact]
    public void A_decision_that_Plant_signed_itself_is_found() => Resign(Issuers.Plant, TokenTypes.Approval, _ => { })
        .ShouldContain(fault => fault.What.Contains("not among yours"));

    [Fact]
    public void A_statement_of_another_kind_is_no_decision() => Resign(Issuers.CustomerPortal, TokenTypes.Access, _ => { })
        .ShouldContain(fault => fault.What.Contains("no signed statement of type waooaw-approval+jwt"));

    [Theory]
    [InlineData("customer_id", "0190aaaa-0000-7000-8000-000000000001", "another customer's")]
    [InlineData("deliverable_id", "0190aaaa-0000-7000-8000-000000000001", "another deliverable")]
    [InlineData("decided_at", "2026-12-01T03:00:00Z", "too far apart")]
    [InlineData("expires_at", "2026-11-01T03:00:00Z", "had expired when it was made")]
    [InlineData("expires_at", "2027-11-01T03:00:00Z", "would outlive the window")]
    [InlineData("on_behalf_of", "0190aaaa-0000-7000-8000-000000000001", "this says neither")]
    [InlineData("findings_digest", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "not those of that version")]
    [InlineData("decision", "rejected", "no approval of it was given before")]
    public void A_statement_about_something_else_is_found(string claim, string says, string found) =>
        Resign(Issuers.CustomerPortal, TokenTypes.Approval, claims => claims[claim] = says).ShouldContain(fault => fault.What.Contains(found));

    [Fact]
    public void A_statement_about_another_version_is_found() => Resign(Issuers.CustomerPortal, TokenTypes.Approval, claims => claims["version"] = 2)
        .ShouldContain(fault => fault.What.Contains("version 2, which was not the current one"));

    [Fact]
    public void An_event_of_an_unknown_kind_is_not_passed_over() => Check(tamper =>
    {
        var entry = tamper.Entry("effect.considered");
        entry["kind"] = "effect.blessed";
        tamper.Put(entry);
    }).ShouldContain(fault => fault.What.Contains("a newer verifier is needed"));

    [Fact]
    public void An_entry_under_another_customers_name_is_found() => Check(tamper =>
    {
        var entry = tamper.Entry("effect.considered");
        entry["customer_id"] = "0190aaaa-0000-7000-8000-000000000001";
        tamper.Put(entry);
    }).ShouldContain(fault => fault.What.Contains("another customer's chain"));

    [Fact]
    public void A_checkpoint_that_a_stranger_signed_is_found()
    {
        using var folder = new KeyFolder(_stage.Clock);

        Verification.Run(Tamper.With(_file).Sign(folder.Signer), Course.Known(_stage.Keys)).Faults
            .ShouldContain(fault => fault.Where == "checkpoint.jws" && fault.What.Contains("not among yours"));
    }

    [Fact]
    public void Keys_of_someone_else_under_the_same_name_believe_nothing()
    {
        using var folder = new KeyFolder(_stage.Clock);
        var mine = folder.Signer.Published.Keys.Single();
        var keys = new SigningKeySet([.. _stage.Keys.Keys.Select(key => key with { X = mine.X, Y = mine.Y })]);

        Verification.Run(_file, Course.Known(keys)).Faults.ShouldContain(fault => fault.What.Contains("Its signature is not one of key"));
    }

    private IReadOnlyList<Fault> Check(Action<Tamper> lie)
    {
        var tamper = Tamper.With(_file);
        lie(tamper);
        return Verification.Run(tamper.Sign(_stage.Signer(Issuers.Plant)), Course.Known(_stage.Keys)).Faults;
    }

    /// <summary>The decision, said otherwise and signed by whom the test says.</summary>
    private IReadOnlyList<Fault> Resign(string issuer, string type, Action<JsonObject> change) => Check(tamper =>
    {
        var entry = tamper.Entry("approval.decided");
        var document = entry["documents"]![0]!;
        var claims = Tamper.ClaimsOf(tamper.Members[$"documents/{document["sha256"]}"]);
        change(claims);
        document["sha256"] = tamper.Document(_stage.Signer(issuer).Sign(type, claims));
        entry["facts"]!["decision"] = claims["decision"]!.DeepClone();
        tamper.Put(entry);
    });

    private static JsonObject Effect(Tamper tamper) =>
        JsonNode.Parse(tamper.Members[$"documents/{tamper.Entry("effect.permitted")["facts"]!["content_hash"]}"])!.AsObject();

    private static void Replace(Tamper tamper, JsonObject effect, params string[] kinds)
    {
        var hash = tamper.Document(Encoding.UTF8.GetString(Contracts.Canonical.CanonicalJson.Of<JsonNode>(effect)));
        foreach (var kind in kinds)
        {
            var entry = tamper.Entry(kind);
            entry["facts"]!["content_hash"] = hash;
            foreach (var document in entry["documents"]!.AsArray().Where(document => document!["role"]!.GetValue<string>() == "effect"))
            {
                document!["sha256"] = hash;
            }

            tamper.Put(entry);
        }
    }
}
