using System.Collections.Immutable;

namespace Waooaw.Effects.Posts;

/// <summary>What a post on one channel looks like, and how much of it the platform takes. Whoever writes, checks or shows posts asks
/// this, and knows no channel by name.</summary>
public sealed record ChannelForm
{
    /// <summary>Null where the channel shows no title.</summary>
    public TextLimit? Title { get; init; }

    public required TextLimit Text { get; init; }

    /// <summary>Null where the platform names no limit.</summary>
    public int? MaxHashtags { get; init; }

    public int? MaxMentions { get; init; }

    public required MediaForm Media { get; init; }

    /// <summary>What goes with it beside words and pictures, such as a privacy setting.</summary>
    public IReadOnlyList<PostOption> Options { get; init; } = [];

    /// <summary>Whether it goes to people of a list, one by one, and not to the public.</summary>
    public bool GoesToPeople { get; init; }

    /// <summary>What else the platform would refuse, each as a sentence with what to do about it.</summary>
    public Func<PostWords, IEnumerable<FormObjection>> Objections { get; init; } = _ => [];

    /// <summary>The options as they are stated in the effect: what a person chose, and what follows from the words themselves.</summary>
    public Func<PostWords, ImmutableSortedDictionary<string, string>> Fill { get; init; } = words => words.Options;
}

/// <summary>How much text a platform takes, counted as the platform counts.</summary>
/// <param name="Count">The length of a text, in the platform's own unit and as it is sent.</param>
/// <param name="Unit">For people, such as `characters`.</param>
/// <param name="Source">The page of the platform that says so.</param>
public sealed record TextLimit(int Max, Func<string, int> Count, string Unit, string Source)
{
    public bool Takes(string text) => Count(text) <= Max;
}

/// <summary>What pictures and films go with a post.</summary>
/// <param name="Least">How many at least; 0 where words alone will do.</param>
/// <param name="ContentTypes">What the bytes may be, such as `image/jpeg`.</param>
/// <param name="MaxBytes">Of each of them.</param>
/// <param name="Card">The size of a picture drawn by us, in pixels; null where a picture does not do.</param>
/// <param name="Source">The page of the platform that says so.</param>
public sealed record MediaForm(
    int Least, int Most, ImmutableArray<string> ContentTypes, long MaxBytes, CardSize? Card, string Source)
{
    /// <summary>Width to height, the narrowest and the widest that is taken, in whole numbers; null where any will do.</summary>
    public (AspectRatio Narrowest, AspectRatio Widest)? Aspect { get; init; }
}

/// <summary>Width to height in whole numbers, so that exactly 1.91:1 is 191:100 and inside.</summary>
public readonly record struct AspectRatio(int Width, int Height);

/// <summary>Pixels.</summary>
public readonly record struct CardSize(int Width, int Height);

/// <summary>Something a person may choose about a post.</summary>
/// <param name="Name">As it stands in the effect, such as `privacy`.</param>
/// <param name="Default">What stands there when nobody chose; empty: nothing.</param>
/// <param name="Choices">The only values there are; empty where any text will do.</param>
public sealed record PostOption(string Name, string Meaning, string Default, ImmutableArray<string> Choices);

/// <summary>The words of a post and what was chosen about it.</summary>
/// <param name="Language">The BCP 47 tag the words are in.</param>
public sealed record PostWords(
    string? Title, string Text, ImmutableSortedDictionary<string, string> Options, string Language = "en");

/// <summary>What a platform would refuse.</summary>
/// <param name="Rule">Stable, after the channel's name and a dot, such as `angle_brackets`.</param>
public sealed record FormObjection(string Rule, string Message, string? Source);
