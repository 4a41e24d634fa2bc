using Waooaw.Contracts.Deliverables;
using Waooaw.Plant.Skills.RulePacks.Learned;
using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks;

/// <summary>One thing that a post may not say, with the law or the code that says so. The same words always get the same answer.</summary>
internal abstract class Rule
{
    /// <summary>Such as `health.cure_claim`; it never changes its meaning.</summary>
    public abstract string Id { get; }

    /// <summary>The law or code with its section.</summary>
    public abstract string Source { get; }

    /// <summary>How the source stands, such as `in force`.</summary>
    public abstract string LegalStatus { get; }

    /// <summary>Since when, such as `1955-04-01`; null where it is no law.</summary>
    public virtual string? EffectiveFrom => null;

    public abstract FindingSeverity Severity { get; }

    /// <summary>What a person must say to take responsibility for it; null where nobody can.</summary>
    public virtual string? Waiver => null;

    /// <summary>What is wrong, and what to do.</summary>
    public abstract string Message { get; }

    /// <summary>The words it knows; part of what the pack is.</summary>
    public virtual IReadOnlyList<WordList> Lists => [];

    /// <summary>What it learned beside its lists; null where it knows its words only.</summary>
    public virtual LearnedReader? Reader => null;

    /// <summary>Whether a reason is one that this rule can be waived with.</summary>
    public virtual bool TakesReason(string reason) => Waiver is not null && !string.IsNullOrWhiteSpace(reason);

    public virtual IEnumerable<Finding> Check(PostText post) =>
        from part in post.Parts
        from place in FirstOfEachSentence(part.Text, Places(part.Text))
        select At(part.Member, part.Text, place);

    /// <summary>What the lists alone say of a text.</summary>
    public Listing Consult(WordsOfText text) => Consult(text, [.. Find(text)]);

    /// <summary>What the lists find, unless the whole reads otherwise; and where they find nothing, the sentence that reads as what offends.</summary>
    private IEnumerable<Place> Places(WordsOfText text)
    {
        Place[] found = [.. Find(text)];
        return Reader?.Judge(text, Consult(text, found)) switch
        {
            null => found,
            { Offends: false } => [],
            { } judged => found.Length > 0 ? found : [judged.Worst],
        };
    }

    private Listing Consult(WordsOfText text, IReadOnlyCollection<Place> found) =>
        found.Count > 0 ? Listing.Found : Excuses(text) ? Listing.Excused : Listing.Unknown;

    /// <summary>Whether the words that offend are there, and are denied, warned of or about something else.</summary>
    protected virtual bool Excuses(WordsOfText text) => false;

    /// <summary>The places that offend.</summary>
    protected virtual IEnumerable<Place> Find(WordsOfText text) => [];

    protected Finding Whole(string message) => new(Id, Severity, message, Source, Waiver is not null)
    {
        LegalStatus = LegalStatus,
        EffectiveFrom = EffectiveFrom,
    };

    private Finding At(string member, WordsOfText text, Place place)
    {
        var (start, end) = (text.Words[place.First].Start, text.Words[place.End - 1].End);
        return Whole(Message) with { Span = new FindingSpan(member, start, end - start) };
    }

    /// <summary>A sentence offends once, however often it says so.</summary>
    private static IEnumerable<Place> FirstOfEachSentence(WordsOfText text, IEnumerable<Place> places) =>
        places.GroupBy(place => text.Words[place.First].Sentence).OrderBy(group => group.Key).Select(group => group.MinBy(place => (place.First, -place.End)));
}
