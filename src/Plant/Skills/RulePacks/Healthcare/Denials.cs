using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>Whether what is said is denied, warned of, or asked and answered with a no.</summary>
internal static class Denials
{
    public static WordList Words { get; } = WordList.Load("shared.txt");

    private static readonly PhraseSet No = Words["no"];
    private static readonly PhraseSet HollowNo = Words["hollow_no"];
    private static readonly PhraseSet Warning = Words["warning"];

    /// <summary>A no in the same stretch, outside the place itself: “we do not promise a cure”. A place with a no of its own, such as
    /// “not one was disappointed”, is denied only by what comes before it.</summary>
    public static bool IsDenied(this WordsOfText text, Sentence sentence, Place place)
    {
        var noes = text.Noes(sentence).ToArray();
        var isItselfNo = noes.Any(no => no.First >= place.First && no.End <= place.End);
        return noes.Any(no => (no.End <= place.First || (no.First >= place.End && !isItselfNo))
            && text.Words[no.First].Clause >= text.Words[place.First].Clause
            && text.Words[no.First].Clause <= text.Words[place.End - 1].Clause);
    }

    /// <summary>A no anywhere in the sentence that is one.</summary>
    public static bool HasNo(this WordsOfText text, Sentence sentence) => text.Noes(sentence).Any();

    /// <summary>A no anywhere in the sentence that is one and is not part of what <paramref name="besides"/> knows, such as “cannot conceive”.</summary>
    public static bool HasNo(this WordsOfText text, Sentence sentence, PhraseSet besides)
    {
        var known = besides.In(text, sentence).ToArray();
        return text.Noes(sentence).Any(no => !known.Any(place => place.First <= no.First && no.End <= place.End));
    }

    /// <summary>“Beware of anyone who promises …”.</summary>
    public static bool IsWarning(this WordsOfText text, Sentence sentence) => Warning.IsIn(text, sentence);

    /// <summary>“Guaranteed results? Not in medicine.”</summary>
    public static bool IsAnsweredWithNo(this WordsOfText text, Sentence sentence) =>
        sentence.IsQuestion && text.Next(sentence) is { } answer && (text.HasNo(answer) || text.IsWarning(answer));

    public static Sentence? Next(this WordsOfText text, Sentence sentence) => text.Sentences.FirstOrDefault(next => next.First == sentence.End) is { Length: > 0 } found
        ? found
        : null;

    public static Sentence? Before(this WordsOfText text, Sentence sentence) => text.Sentences.FirstOrDefault(before => before.End == sentence.First) is { Length: > 0 } found
        ? found
        : null;

    private static IEnumerable<Place> Noes(this WordsOfText text, Sentence sentence)
    {
        var hollow = HollowNo.In(text, sentence).ToArray();
        return No.In(text, sentence).Where(no => !hollow.Any(place => place.First <= no.First && no.End <= place.End));
    }
}
