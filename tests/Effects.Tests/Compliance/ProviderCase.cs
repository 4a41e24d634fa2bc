using Microsoft.AspNetCore.Http;
using Waooaw.Effects.Posts;

namespace Waooaw.Effects.Tests.Compliance;

/// <summary>All that the suite knows of one provider: its published wire as a server plays it, and a post to publish there. A class of
/// this kind in the provider's own folder is found by itself, and every provider must have one.</summary>
internal abstract class ProviderCase
{
    /// <summary>Every case there is.</summary>
    public static IReadOnlyList<ProviderCase> All { get; } =
    [
        .. typeof(ProviderCase).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ProviderCase)) && !type.IsAbstract)
            .Select(type => (ProviderCase)Activator.CreateInstance(type)!)
            .OrderBy(provider => provider.Name, StringComparer.Ordinal),
    ];

    /// <summary>The provider's name, as it stands in an effect.</summary>
    public abstract string Name { get; }

    public abstract string Account { get; }

    /// <summary>What arrives until the post is out, in its order: names of our own, as <see cref="OperationOf"/> gives them. Each stands
    /// there once, and the last is the one visible write.</summary>
    public abstract IReadOnlyList<string> Steps { get; }

    /// <summary>Which of them is answered without a word when it goes well.</summary>
    public virtual IReadOnlyList<string> Wordless => [];

    /// <summary>What comes of it.</summary>
    public abstract Receipt.Done Done { get; }

    /// <summary>The bytes of its picture or film.</summary>
    public virtual byte[] Bytes => "jpeg"u8.ToArray();

    /// <summary>Whom it goes to; null for what goes to the public.</summary>
    public virtual RevealedRecipient? Recipient => null;

    /// <summary>A named no for good, to any of the steps.</summary>
    public abstract RequestDelegate Refusal { get; }

    /// <summary>Access has ended, as the provider says it.</summary>
    public abstract RequestDelegate Expired { get; }

    /// <summary>Too much for now, as the provider says it; the suite adds Retry-After.</summary>
    public abstract RequestDelegate RateLimited { get; }

    /// <summary>It has these words already; null where the provider names no such thing.</summary>
    public virtual RequestDelegate? Duplicate => null;

    /// <summary>What was kept, as the question afterwards needs it.</summary>
    public virtual string? Handle => null;

    /// <summary>The same, for what names the server itself.</summary>
    public virtual string? HandleAt(Uri server) => Handle;

    /// <summary>What is asked afterwards, in its order; empty where nothing can be asked.</summary>
    public virtual IReadOnlyList<string> Questions => [];

    /// <summary>Which step or question a request is.</summary>
    public abstract string OperationOf(HttpRequest request);

    /// <summary>The sample: the blank with this provider's words, pictures and options.</summary>
    public abstract PublishPost Fill(PublishPost blank);

    /// <summary>Plays everything as it goes well, with answers from the provider's own pages. Asked afterwards, nothing is out yet.</summary>
    public abstract void Play(ScriptedServer provider);

    /// <summary>Plays that the sample stands there since <paramref name="at"/>.</summary>
    public virtual void PlayPosted(ScriptedServer provider, DateTimeOffset at)
    {
    }
}
