using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Learned;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>Nobody offers to tell or to choose the sex of a child before birth, in plain words or in code.</summary>
internal sealed class SexDetermination : Rule
{
    private static readonly WordList Words = WordList.Load("sex_determination.txt");
    private static readonly LearnedReader Learned = LearnedReader.Load("sex_determination.txt");

    public override string Id => "health.sex_determination";

    public override string Source =>
        "Pre-Conception and Pre-Natal Diagnostic Techniques (Prohibition of Sex Selection) Act 1994, section 22";

    public override string LegalStatus => "in force";

    public override string? EffectiveFrom => "1996-01-01";

    public override FindingSeverity Severity => FindingSeverity.Block;

    public override string Message =>
        "This reads as an offer to tell or choose the sex of a child before birth, which is a crime. Take it out.";

    public override IReadOnlyList<WordList> Lists => [Words, Denials.Words];

    public override LearnedReader Reader => Learned;

    protected override IEnumerable<Place> Find(WordsOfText text)
    {
        foreach (var sentence in text.Sentences)
        {
            if (Offers(text, sentence) is { End: > 0 } place && !IsInnocent(text, sentence))
            {
                yield return place;
            }
        }
    }

    protected override bool Excuses(WordsOfText text) =>
        text.Sentences.Any(sentence => Offers(text, sentence) is { End: > 0 } && IsInnocent(text, sentence));

    private static Place Offers(WordsOfText text, Sentence sentence)
    {
        if (First("offends") is { End: > 0 } plain)
        {
            return plain;
        }

        if (First("wish") is { End: > 0 } wish)
        {
            return wish;
        }

        if (First("another") is { End: > 0 } another && (Words["find_out"].IsIn(text, sentence) || Words["unborn"].IsIn(text, sentence) || Around("find_out") || Around("unborn")))
        {
            return another;
        }

        if (First("coded") is { End: > 0 } coded && (Words["pregnancy"].IsIn(text, sentence) || Words["unborn"].IsIn(text, sentence) || Words["pair"].IsIn(text, sentence) || Around("pregnancy") || Around("pair")))
        {
            return coded;
        }

        var pair = First("pair") is { End: > 0 } both ? both : First("topic");
        return pair is { End: > 0 } && IsToBeKnown()
            ? pair
            : default;

        bool IsToBeKnown() => Words["reveals"].IsIn(text, sentence)
            || ((Words["find_out"].IsIn(text, sentence) || Around("find_out")) && (Words["pregnancy"].IsIn(text, sentence) || Around("pregnancy")))
            || Words["unborn"].IsIn(text, sentence) || Around("unborn") || (Around("reveals") && (Words["pregnancy"].IsIn(text, sentence) || Around("pregnancy"))) || (sentence.IsQuestion && (Words["pregnancy"].IsIn(text, sentence) || Around("pregnancy")));

        Place First(string section) => Words[section].In(text, sentence).FirstOrDefault();

        bool Around(string section) =>
            Says(text.Next(sentence), section) || Says(text.Before(sentence), section);

        // What is forbidden next door says nothing about an offer here.
        bool Says(Sentence? other, string section) =>
            other is { } there && Words[section].IsIn(text, there) && (section != "find_out" || !Words["prohibits"].IsIn(text, there));
    }

    private static bool IsInnocent(WordsOfText text, Sentence sentence) =>
        Words["born"].IsIn(text, sentence)
        || (!Words["defies"].IsIn(text, sentence) && !IsDefiedNext(text, sentence)
            && (Words["prohibits"].IsIn(text, sentence)
                || (text.HasNo(sentence) && !IsHollow(text, sentence))
                || text.IsAnsweredWithNo(sentence)
                || IsForbiddenNext(text, sentence)));

    /// <summary>“Gender determination? Please don't ask.” “Gender reveals look fun. Here they are a crime.”</summary>
    private static bool IsForbiddenNext(WordsOfText text, Sentence sentence)
    {
        for (var (next, ahead) = (text.Next(sentence), 0); next is { } there && ahead < 2; (next, ahead) = (text.Next(there), ahead + 1))
        {
            if (Words["forbids"].IsIn(text, there) && !Words["defies"].IsIn(text, there))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>“It is a crime, they say. But our machine comes to you.”</summary>
    private static bool IsDefiedNext(WordsOfText text, Sentence sentence) =>
        Words["hearsay"].IsIn(text, sentence) && text.Next(sentence) is { } next && Words["defies"].IsIn(text, next);

    /// <summary>“It is not sex determination, we call it …”.</summary>
    private static bool IsHollow(WordsOfText text, Sentence sentence) => Words["excuses"].IsIn(text, sentence);
}
