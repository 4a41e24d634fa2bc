using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Learned;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>No result is promised, and nothing is called painless or free of side effects without qualification.</summary>
internal sealed class CureClaim : Rule
{
    private static readonly WordList Words = WordList.Load("cure_claim.txt");
    private static readonly string[] Claims = ["offends", "absence", "percent", "vowed", "bare_vow"];
    private static readonly LearnedReader Learned = LearnedReader.Load("cure_claim.txt");

    public override string Id => "health.cure_claim";

    public override string Source =>
        "Drugs and Magic Remedies (Objectionable Advertisements) Act 1954, section 4 (misleading advertisements); ASCI Code for Self-Regulation, chapter I";

    public override string LegalStatus => "in force";

    public override string? EffectiveFrom => "1955-04-01";

    public override FindingSeverity Severity => FindingSeverity.Block;

    public override string Message => "This promises a result or says that nothing can go wrong. Say what is offered and for whom, without a promise.";

    public override IReadOnlyList<WordList> Lists => [Words, Denials.Words];

    public override LearnedReader Reader => Learned;

    protected override IEnumerable<Place> Find(WordsOfText text) =>
        text.Sentences.Where(sentence => !IsInnocent(text, sentence)).SelectMany(sentence => (Place[])
        [
            .. Words["offends"].In(text, sentence).Where(place => !text.IsDenied(sentence, place)),
            .. Words["absence"].In(text, sentence).Where(place => !text.IsDenied(sentence, place) && !IsHedged(text, sentence)),
            .. Words["percent"].In(text, sentence).Where(place => !text.IsDenied(sentence, place) && !IsAboutOtherThings(text, sentence, place)),
            .. Words["vowed"].In(text, sentence).Where(place => !text.IsDenied(sentence, place) && !IsAboutOtherThings(text, sentence, place)),
            .. Words["bare_vow"].In(text, sentence).Where(place => !text.IsDenied(sentence, place) && !IsAboutOtherThings(text, sentence, place)),
            .. Words["alone"].In(text, sentence).Where(_ => sentence.Length <= 2 && text.Before(sentence) is { IsQuestion: true, Length: <= 4 } asked && Words["ailment"].IsIn(text, asked)),
        ]);

    protected override bool Excuses(WordsOfText text) => text.Sentences.Any(sentence => Claims.Any(section => Words[section].IsIn(text, sentence)));

    /// <summary>A claim that is warned of, not made, taken back, or about something that is no treatment.</summary>
    private static bool IsInnocent(WordsOfText text, Sentence sentence) =>
        Words["reported"].IsIn(text, sentence)
        || Words["elsewhere"].IsIn(text, sentence)
        || (text.Next(sentence) is { } next && Words["taken_back"].IsIn(text, next))
        || (text.Before(sentence) is { } before && Words["put_in_doubt"].IsIn(text, before))
        || (!Words["insists"].IsIn(text, sentence) && (text.IsWarning(sentence) || IsAnsweredWithNo(text, sentence)));

    /// <summary>“Will it come back? It won't.” is no no.</summary>
    private static bool IsAnsweredWithNo(WordsOfText text, Sentence sentence) =>
        text.IsAnsweredWithNo(sentence) && !(text.Next(sentence) is { } answer && Words["insists"].IsIn(text, answer));

    private static bool IsHedged(WordsOfText text, Sentence sentence) => Words["hedge"].IsIn(text, sentence);

    /// <summary>A chair, clean hands or a private file may be promised.</summary>
    private static bool IsAboutOtherThings(WordsOfText text, Sentence sentence, Place place) =>
        Words["other_things"].IsInClauseOf(text, sentence, place) || Words["other_things"].IsIn(text, sentence) && !Words["outcome"].IsInClauseOf(text, sentence, place);
}
