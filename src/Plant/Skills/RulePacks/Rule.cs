using Waooaw.Contracts.Deliverables;
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

    /// <summary>Whether a reason is one that this rule can be waived with.</summary>
    public virtual bool TakesReason(string reason) => Waiver is not null && !string.IsNullOrWhiteSpace(reason);

    public virtual IEnumerable<Finding> Check(PostText post) =>
        from part in post.Parts
        from place in FirstOfEachSentence(part.Text, Find(part.Text))
        select At(part.Member, part.Text, place);

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
