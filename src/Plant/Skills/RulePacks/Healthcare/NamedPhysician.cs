using System.Buffers;
using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Learned;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>No physician is praised by name or used to win patients; a formal announcement may carry a name.</summary>
internal sealed class NamedPhysician : Rule
{
    // A title with one of these behind it names nobody.
    private static readonly SearchValues<char> Stops = SearchValues.Create(",;:!?।");

    private static readonly string[] VerbEndings = [.. "ते ने ेंगे ेंगी ेगा ेगी िए ें".Split(' ').Select(Folding.Of)];

    private static readonly WordList Words = WordList.Load("named_physician.txt");
    private static readonly LearnedReader Learned = LearnedReader.Load("named_physician.txt");

    public override string Id => "health.named_physician";

    public override string Source => "Indian Medical Council (Professional Conduct, Etiquette and Ethics) Regulations 2002, 6.1.1";

    public override string LegalStatus => "in force; the regulations of 2023 that would replace it are held in abeyance since 2023-08-24";

    public override string? EffectiveFrom => "2002-04-06";

    public override FindingSeverity Severity => FindingSeverity.Block;

    public override string? Waiver => "that this is a formal announcement (starting practice, change of address, absence), and which";

    public override string Message => "This wins patients with a doctor's name. Write in the clinic's voice, or keep to a formal announcement.";

    public override IReadOnlyList<WordList> Lists => [Words, Denials.Words];

    public override LearnedReader Reader => Learned;

    protected override IEnumerable<Place> Find(WordsOfText text)
    {
        foreach (var sentence in text.Sentences)
        {
            if (Named(text, sentence) is { End: > 0 } named && !IsFormal(text, sentence))
            {
                yield return named;
            }
        }
    }

    protected override bool Excuses(WordsOfText text) =>
        text.Sentences.Any(sentence => Named(text, sentence) is { End: > 0 } && IsFormal(text, sentence));

    private static Place Named(WordsOfText text, Sentence sentence)
    {
        foreach (var title in Words["title"].In(text, sentence))
        {
            if (title.End < sentence.End && IsName(text, title.End))
            {
                return title with { End = title.End + 1 };
            }

            // “Doctor sahib” alone is any doctor; with a name behind it, it is one.
            if (Words["honorific"].EndOf(text, title.End, sentence.End) is > 0 and var name && name < sentence.End
                && Words["praise"].IsIn(text, sentence) && IsName(text, name))
            {
                return title with { End = name + 1 };
            }
        }

        return Words["degree"].In(text, sentence).FirstOrDefault(degree =>
            degree.First - 2 >= sentence.First && text.Words[degree.First].Before is "," or ", " or " (" or " "
            && IsPartOfName(text.Words[degree.First - 1]) && IsPartOfName(text.Words[degree.First - 2])
            && Words["praise"].IsIn(text, sentence)) is { End: > 0 } found
                ? new Place(found.First - 2, found.End)
                : default;
    }

    private static bool IsPartOfName(Word word) => !word.IsNumber && (word.IsCapital || word.Text[0] >= '\u0900');

    private static bool IsName(WordsOfText text, int at)
    {
        var (title, word) = (text.Words[at - 1], text.Words[at]);
        if (word.IsNumber || Words["no_name"].EndOf(text, at, at + 1) > 0 || word.Before.AsSpan().ContainsAny(Stops))
        {
            return false;
        }

        // After the long title much else can follow in Hindi: what ends like a verb is one.
        if (title.Text.Length > 4 && VerbEndings.Any(ending => word.Text.EndsWith(ending, StringComparison.Ordinal)))
        {
            return false;
        }

        // In Latin letters a name is written with a capital, or follows the short title; Devanagari has no capitals.
        return word.Text[0] >= '\u0900' || word.IsCapital || title.Text is "dr" or "r";
    }

    /// <summary>A road, a holiday, hours or leave, said without praise.</summary>
    private static bool IsFormal(WordsOfText text, Sentence sentence)
    {
        if (text.IsWarning(sentence) || Words["about_adverts"].IsIn(text, sentence)
            || (text.Next(sentence) is { } next && Words["about_adverts"].IsIn(text, next)))
        {
            return true;
        }

        // A question on history is answered with a name, and news of a death comes before it.
        if (text.Before(sentence) is { } before && Words["history"].IsIn(text, before) && !Words["praise"].IsIn(text, sentence))
        {
            return true;
        }

        var (isPraised, isCalled, isAnnounced) =
            (Words["praise"].IsIn(text, sentence), Words["call"].IsIn(text, sentence), Words["announces"].IsIn(text, sentence));
        return (Words["history"].IsIn(text, sentence) && !isPraised) || (isAnnounced && !isPraised && !isCalled);
    }
}
