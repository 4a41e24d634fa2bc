using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>“Best”, “No. 1” and “leading” need evidence.</summary>
internal sealed class Superlative : Rule
{
    private static readonly WordList Words = WordList.Load("superlative.txt");

    public override string Id => "health.superlative";

    public override string Source =>
        "Indian Medical Council (Professional Conduct, Etiquette and Ethics) Regulations 2002, 6.1; ASCI Code for Self-Regulation, chapter I";

    public override string LegalStatus => "in force";

    public override string? EffectiveFrom => "2002-04-06";

    public override FindingSeverity Severity => FindingSeverity.Warn;

    public override string Message => "This ranks the clinic above others. Say what is there, or keep the evidence for it at hand.";

    public override IReadOnlyList<WordList> Lists => [Words, Denials.Words];

    protected override IEnumerable<Place> Find(WordsOfText text) =>
        from sentence in text.Sentences
        where !text.IsWarning(sentence)
        from place in Words["offends"].In(text, sentence)
        where !text.IsDenied(sentence, place) && Words["hollow"].EndOf(text, place.First, sentence.End) < 0
        select place;
}
