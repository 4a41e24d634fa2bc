using System.Buffers;
using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Learned;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks.Healthcare;

/// <summary>No patient can be recognised, speaks, or is shown before and after, unless their consent is on record.</summary>
internal sealed class PatientStory : Rule
{
    private static readonly SearchValues<char> Pauses = SearchValues.Create(",:–—-=>");

    private static readonly WordList Words = WordList.Load("patient_story.txt");
    private static readonly WordList Diseases = WordList.Load("schedule.txt");
    private static readonly LearnedReader Learned = LearnedReader.Load("patient_story.txt");

    public override string Id => "health.patient_story";

    public override string Source =>
        "Indian Medical Council (Professional Conduct, Etiquette and Ethics) Regulations 2002, chapters 6 and 7 (7.14, 7.17)";

    public override string LegalStatus => "in force; the regulations of 2023 that would replace it are held in abeyance since 2023-08-24";

    public override string? EffectiveFrom => "2002-04-06";

    public override FindingSeverity Severity => FindingSeverity.Block;

    public override string? Waiver => "where the patient's written consent is kept: its reference, such as `consent CF-2026-014`";

    public override string Message => "This shows a patient, or lets one speak. Leave the person out, or have their written consent on record.";

    public override IReadOnlyList<WordList> Lists => [Words, Diseases, Denials.Words];

    public override LearnedReader Reader => Learned;

    /// <summary>A reference has digits; a remark that there is consent names none.</summary>
    public override bool TakesReason(string reason) => base.TakesReason(reason)
        && (reason.Contains("consent", StringComparison.OrdinalIgnoreCase) || reason.Contains("सहमति", StringComparison.Ordinal))
        && reason.Any(char.IsDigit);

    protected override IEnumerable<Place> Find(WordsOfText text)
    {
        foreach (var sentence in text.Sentences)
        {
            if (Shown(text, sentence) is { End: > 0 } place)
            {
                yield return place;
            }
        }
    }

    private static Place Shown(WordsOfText text, Sentence sentence)
    {
        var isPolicy = Words["policy"].IsIn(text, sentence) || text.IsWarning(sentence)
            || (text.Next(sentence) is { } said && (text.IsWarning(said) || Words["policy"].IsIn(text, said)));
        if (First("story") is { End: > 0 } story && !isPolicy && (!text.HasNo(sentence) || Quoted(text, sentence).End > 0) && !IsAboutThings() && !IsStaffSpeaking())
        {
            return story;
        }

        if (First("before_after") is { End: > 0 } images && !Words["not_body"].IsIn(text, sentence) && !isPolicy && !IsAboutThings())
        {
            return images;
        }

        if (Begins("first_image", sentence) is { End: > 0 } one && text.Next(sentence) is { } second && Begins("second_image", second).End > 0
            && !isPolicy && !Words["not_body"].IsIn(text, sentence) && !Words["not_body"].IsIn(text, second))
        {
            return one;
        }

        var isStaff = Words["staff"].IsIn(text, sentence) || (text.Next(sentence) is { } next && Words["speaks"].IsIn(text, next) && Words["staff"].IsIn(text, next));
        if (First("told_by_self") is { End: > 0 } told && !isStaff && !isPolicy)
        {
            return told;
        }

        if (Quoted(text, sentence) is { End: > 0 } quote && !isStaff && !isPolicy && !text.IsWarning(sentence)
            && (Words["speaks"].IsIn(text, sentence) || Words["self"].In(text, sentence).Any(self => text.Words[self.First].IsQuoted)))
        {
            return quote;
        }

        var isIll = Words["condition"].IsIn(text, sentence) || Diseases["disease"].IsIn(text, sentence);
        if (isStaff || !(Words["care"].IsIn(text, sentence) || IsPast() || (isIll && First("person").End > 0)))
        {
            return default;
        }

        var who = First("person") is { End: > 0 } known ? known
            : isIll && First("someone") is { End: > 0 } someone ? someone
            : First("third") is { End: > 0 } third && (isIll || !IsStaffAround()) ? third
            : isIll && Name(text, sentence) is { End: > 0 } name ? name
            : isIll && IsPast() && !text.HasNo(sentence) ? Marked(text, sentence) : default;
        return who.End > 0 && !Words["policy"].IsInClauseOf(text, sentence, who) && !Words["addressed"].IsInClauseOf(text, sentence, who) ? who : default;

        // “She” of a sentence after one about a nurse or a doctor is no patient.
        bool IsStaffAround() => (text.Before(sentence) is { } before && (Words["staff"].IsIn(text, before) || Words["professions"].IsIn(text, before)))
            || Words["professions"].IsIn(text, sentence);

        bool IsPast() => Words["past"].IsIn(text, sentence)
            || Enumerable.Range(sentence.First, sentence.Length).Any(at => text.Words[at] is { Letters: > 4 } word && word.Text.EndsWith("ed", StringComparison.Ordinal));

        bool IsAboutThings() => Words["things"].IsIn(text, sentence) || (text.Before(sentence) is { } before && Words["things"].IsIn(text, before));

        bool IsStaffSpeaking() => Words["staff"].IsIn(text, sentence) && Words["speaks"].IsIn(text, sentence);

        Place First(string section) => Words[section].In(text, sentence).FirstOrDefault();

        // “Left: crooked.” but not “Then come to the desk.”
        Place Begins(string section, Sentence where) => Words[section].EndOf(text, where.First, where.End) is > 0 and var end
            && (end == where.End || text.Words[end].Before.AsSpan().ContainsAny(Pauses))
                ? new Place(where.First, end)
                : default;
    }

    private static Place Quoted(WordsOfText text, Sentence sentence)
    {
        var quoted = Enumerable.Range(sentence.First, sentence.Length).Where(at => text.Words[at].IsQuoted).ToArray();
        return quoted.Length >= 3 ? new Place(quoted[0], quoted[^1] + 1) : default;
    }

    /// <summary>In Hindi, somebody to whom something happened: whoever stands before को or ने, and is not everybody.</summary>
    private static Place Marked(WordsOfText text, Sentence sentence) => Words["marks"].In(text, sentence).FirstOrDefault(mark =>
        mark.First > sentence.First && !text.Words[mark.First - 1].IsNumber && Words["general"].EndOf(text, mark.First - 1, mark.First) < 0) is { End: > 0 } found
            ? new Place(found.First - 1, found.End)
            : default;

    /// <summary>In Latin letters, a word with a capital inside a sentence that names no day, month or house.</summary>
    private static Place Name(WordsOfText text, Sentence sentence)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (text.Words[at] is { IsCapital: true, Letters: > 2 } word && word.Text[0] < '\u0900' && !char.IsUpper(text.Original[word.End - 1])
                && (at > sentence.First || (at + 1 < sentence.End && Words["had"].EndOf(text, at + 1, sentence.End) > 0))
                && Words["not_name"].EndOf(text, at, at + 1) < 0 && (at == sentence.First || Words["where"].EndOf(text, at - 1, at) < 0))
            {
                return new Place(at, at + 1);
            }
        }

        return default;
    }
}
