using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>Patients are not won by price or by treatment for nothing; what something costs may be said.</summary>
internal sealed class PriceInducement : Rule
{
    private static readonly WordList Words = WordList.Load("price_inducement.txt");

    public override string Id => "health.price_inducement";

    public override string Source => "Indian Medical Council (Professional Conduct, Etiquette and Ethics) Regulations 2002, 6.1";

    public override string LegalStatus => "in force";

    public override string? EffectiveFrom => "2002-04-06";

    public override FindingSeverity Severity => FindingSeverity.Warn;

    public override string Message => "This wins patients by price. Say what it costs, without a bargain.";

    public override IReadOnlyList<WordList> Lists => [Words, Denials.Words];

    protected override IEnumerable<Place> Find(WordsOfText text) =>
        from sentence in text.Sentences
        where !text.IsWarning(sentence)
        from place in Words["offends"].In(text, sentence)
        where !text.IsDenied(sentence, place) && !Words["hollow"].IsIn(text, sentence)
        select place;
}
