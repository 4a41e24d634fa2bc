using Waooaw.Contracts.Deliverables;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>Readers see who speaks.</summary>
internal sealed class ClinicNamed : Rule
{
    public override string Id => "health.clinic_named";

    public override string Source => "good practice";

    public override string LegalStatus => "no law";

    public override FindingSeverity Severity => FindingSeverity.Info;

    public override string Message => "The post does not name the clinic. Readers should know who speaks.";

    public override IEnumerable<Finding> Check(PostText post) =>
        post.Names.Count == 0 || post.Parts.Any(part => post.Names.Any(name => part.Text.Original.Contains(name, StringComparison.OrdinalIgnoreCase)))
            ? []
            : [Whole(Message)];
}
