using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Learned;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>No drug or remedy is offered against a disease of the Schedule; that a disease is mentioned is no offence.</summary>
internal sealed class ScheduledDisease : Rule
{
    private static readonly WordList Schedule = WordList.Load("schedule.txt");
    private static readonly WordList Words = WordList.Load("scheduled_disease.txt");
    private static readonly LearnedReader Learned = LearnedReader.Load("scheduled_disease.txt");

    public override string Id => "health.scheduled_disease";

    public override string Source =>
        "Drugs and Magic Remedies (Objectionable Advertisements) Act 1954, section 3 and Schedule; sections 2 and 14 limit it to advertisements of drugs";

    public override string LegalStatus => "in force";

    public override string? EffectiveFrom => "1955-04-01";

    public override FindingSeverity Severity => FindingSeverity.Block;

    public override string Message =>
        "This offers a medicine or remedy against a disease for which the law allows no advertisement. Leave the remedy out; a check-up or a talk may be announced.";

    public override IReadOnlyList<WordList> Lists => [Words, Schedule, Denials.Words];

    public override LearnedReader Reader => Learned;

    protected override IEnumerable<Place> Find(WordsOfText text)
    {
        foreach (var sentence in text.Sentences)
        {
            if (Remedy(text, sentence) is not { End: > 0 } remedy || IsInnocent(text, sentence))
            {
                continue;
            }

            if (Schedule["disease"].In(text, sentence).FirstOrDefault() is { End: > 0 } disease)
            {
                yield return new Place(Math.Min(remedy.First, disease.First), Math.Max(remedy.End, disease.End));
            }
            else if (IsNamedNextDoor(text, sentence))
            {
                yield return remedy;
            }
        }
    }

    protected override bool Excuses(WordsOfText text) => text.Sentences.Any(sentence =>
        Schedule["disease"].IsIn(text, sentence) && Remedy(text, sentence) is { End: > 0 } && IsInnocent(text, sentence));

    /// <summary>A remedy by its name, or what becomes one by being sold.</summary>
    private static Place Remedy(WordsOfText text, Sentence sentence) =>
        Words["remedy"].In(text, sentence).FirstOrDefault() is { End: > 0 } plain ? plain
        : Words["sells"].IsIn(text, sentence) && !Words["checks"].IsIn(text, sentence) ? Words["weak_remedy"].In(text, sentence).FirstOrDefault()
        : default;

    /// <summary>“High BP? Switch to our tablets.” Two sentences make one offer.</summary>
    private static bool IsNamedNextDoor(WordsOfText text, Sentence sentence) =>
        !Words["other_ailment"].IsIn(text, sentence)
        && ((text.Before(sentence) is { } before && IsDiseaseAlone(text, before)
                && (before.IsQuestion || before.Length <= 6 || Words["offer"].IsIn(text, sentence)))
            || (text.Next(sentence) is { } next && IsDiseaseAlone(text, next) && Words["offer"].IsIn(text, sentence)));

    private static bool IsDiseaseAlone(WordsOfText text, Sentence sentence) =>
        Schedule["disease"].IsIn(text, sentence) && !Words["checks"].IsIn(text, sentence) && !IsInnocent(text, sentence);

    private static bool IsInnocent(WordsOfText text, Sentence sentence) =>
        Words["law"].IsIn(text, sentence)
        || Words["beware"].IsIn(text, sentence)
        || (text.Next(sentence) is { } next && Words["disowned"].IsIn(text, next))
        || text.IsAnsweredWithNo(sentence)
        || (!Words["overrides"].IsIn(text, sentence)
            && (text.HasNo(sentence, Words["ailing_no"]) || text.IsWarning(sentence) || Words["own_medicine"].IsIn(text, sentence)));
}
