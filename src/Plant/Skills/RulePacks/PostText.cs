using Waooaw.Plant.Skills.RulePacks.Reading;

namespace Waooaw.Plant.Skills.RulePacks;

/// <summary>A post as the rules read it.</summary>
/// <param name="Names">The names by which the business speaks.</param>
internal sealed record PostText(IReadOnlyList<PostPart> Parts, IReadOnlyList<string> Names)
{
    public static PostText Of(string? title, string text, IReadOnlyList<string> names) => new(
        [.. title is null ? (PostPart[])[] : [new PostPart("title", WordsOfText.Read(title))], new PostPart("text", WordsOfText.Read(text))],
        names);
}

/// <param name="Member">`title` or `text`.</param>
internal sealed record PostPart(string Member, WordsOfText Text);
