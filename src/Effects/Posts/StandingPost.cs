using System.Text;
using System.Text.RegularExpressions;

namespace Waooaw.Effects.Posts;

/// <summary>A post that stands on an account, as the provider lists it.</summary>
/// <param name="Text">As a reader sees it.</param>
internal sealed partial record StandingPost(string Id, string Text, DateTimeOffset At, string? Page)
{
    // Ours: no provider says how far its lists lag behind its writes.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    /// <summary>What a list of posts says about one that is known by its words only, at a provider that has no other way to ask.</summary>
    /// <param name="isWhole">Whether the list holds everything since <paramref name="sentAfter"/>.</param>
    /// <param name="who">Whose list it is, as people call it.</param>
    public static PostAnswer Find(
        IReadOnlyList<StandingPost> listed, bool isWhole, PublishPost post, DateTimeOffset sentAfter, DateTimeOffset now, string who)
    {
        // A provider's clock is its own, and some have whole seconds.
        var since = sentAfter.AddTicks(-(sentAfter.Ticks % TimeSpan.TicksPerMinute));
        var words = Fold(post.Text);
        return listed.Where(entry => entry.At >= since && Fold(entry.Text) == words).Take(2).ToArray() switch
        {
            [var only] => new PostAnswer.Posted(only.Id, only.Page, $"Exactly one post with this text stands at {who} since then: {only.Id}."),
            [_, _] => new PostAnswer.CannotBeKnown(
                $"More than one post with this text stands at {who} since then. Look at the account, and say what you see."),
            _ when !isWhole => new PostAnswer.CannotBeKnown(
                $"More has been posted at {who} since then than it lists. Look at the account, and say what you see."),
            _ when now - sentAfter < Lag => new PostAnswer.NoAnswer(
                $"{who} lists no post with this text yet. It is asked again by itself.", Lag - (now - sentAfter)),

            // What was prepared would not be the same act again: a second write makes a second post, should the first one still turn up.
            _ => new PostAnswer.NotPosted($"{who} lists no post with this text since then.", CanGoOn: false),
        };
    }

    /// <summary>Providers trim and fold white space; nobody would call two posts that differ in nothing else two posts.</summary>
    private static string Fold(string text) => Spaces().Replace(text.Normalize(NormalizationForm.FormC), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
