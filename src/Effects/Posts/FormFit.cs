namespace Waooaw.Effects.Posts;

/// <summary>Whether a post is as the channel's form says. Whoever writes posts was held to it before; what is about to be sent is held to
/// it again, because only what was approved, exactly, goes out.</summary>
internal static class FormFit
{
    /// <summary>What does not fit, each as a phrase such as `a post has no title`.</summary>
    public static IEnumerable<string> Unfit(ChannelForm form, PublishPost post)
    {
        if (form.Title is null && post.Title is not null)
        {
            yield return "a post has no title";
        }

        if (string.IsNullOrWhiteSpace(post.Text) || !form.Text.Takes(post.Text))
        {
            yield return $"a post has 1 to {form.Text.Max} {form.Text.Unit}";
        }

        if (post.Media.Length < form.Media.Least || post.Media.Length > form.Media.Most)
        {
            yield return (form.Media.Least, form.Media.Most) switch
            {
                (1, 1) => "a post needs exactly one picture",
                (0, 1) => "a post has one picture at most",
                var (least, most) => $"a post has {least} to {most} pictures",
            };
        }

        if (post.Media.Any(media => !form.Media.ContentTypes.Contains(media.ContentType)))
        {
            yield return $"a picture is {string.Join(" or ", form.Media.ContentTypes)}";
        }

        if (form.Options.Count == 0 && !post.Options.IsEmpty)
        {
            yield return "a post has no options";
        }
    }
}
