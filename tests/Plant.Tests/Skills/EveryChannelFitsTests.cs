using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Waooaw.Contracts.Canonical;
using Waooaw.Effects;
using Waooaw.Effects.Posts;
using Waooaw.Plant.Skills;
using Waooaw.Plant.Skills.Channels;

namespace Waooaw.Plant.Tests.Skills;

/// <summary>Whatever people write, in whatever script and length: the post is inside what its platform takes, as that platform counts,
/// and nothing that must stay whole is cut. The inputs follow from their number, so a failure can be seen again.</summary>
public partial class EveryChannelFitsTests
{
    private const int Times = 10_000;

    private static readonly string[] Pieces =
    [
        "care ", "Clinic ", "a", "नमस्ते ", "क्षत्रिय ", "स्वास्थ्य", "தமிழ் ", "நிகழ்ச்சி ", "健康診断", "東京 ", "مرحبا ", "كلمة ", "👩‍👩‍👧‍👦", "🏳️‍🌈 ", "👍🏽 ", "🇮🇳🇯🇵 ",
        "e\u0301", "a\u0323\u0302 ", "𠮷野家 ", "𝒳 ", "#स्वस्थ ", "#CareClinic ", "@care.clinic ", "https://care.example/camp ", "(x_y*z) ", "1️⃣ ", "ＡＢ ", "< ",
        "> ", "~|{}[] ", ", ", ". ", "; ", "! ", "? ", "। ", "\n", "\t", "    ",
    ];

    private static readonly string[] Industries = ["healthcare", "salon", "food", "tutor", "undertakers", ""];

    public static TheoryData<string> Channels => [.. Inputs.Playbook.Channels];

    [Theory]
    [MemberData(nameof(Channels))]
    public void Ten_thousand_posts_fit_and_no_part_is_lost(string channel)
    {
        var provider = Providers.Find(channel)!;
        var refused = 0;
        for (var number = 0; number < Times; number++)
        {
            var (inputs, variant) = Make(number);
            if (Inputs.Playbook.Draft(inputs, channel, variant).IsRefused(out var refusal, out var draft))
            {
                refusal.Violations.ShouldHaveSingleItem().Path.ShouldBe("theme", $"number {number}");
                NamesAloneAreTooMuch(inputs, provider.Form).ShouldBeTrue($"number {number} was refused: {refusal.Detail}");
                refused++;
                continue;
            }

            WhatIsWrong(inputs, draft, provider).ShouldBeEmpty($"number {number}: {draft.Text}");
            if (number % 10 == 0)
            {
                var again = Inputs.Draft(inputs, channel, variant);
                (again.Title, again.Text).ShouldBe((draft.Title, draft.Text));
            }
        }

        refused.ShouldBeLessThan(Times / 20);
    }

    private static IEnumerable<string> WhatIsWrong(DraftInputs inputs, ChannelDraft draft, Provider provider)
    {
        var words = new PostWords(draft.Title, draft.Text, draft.Options, draft.Language);
        foreach (var finding in ChannelRules.Check(provider, words with { Options = provider.Form.Fill(words) }, [])
            .Where(finding => !finding.RuleId.EndsWith(".media_required", StringComparison.Ordinal)))
        {
            yield return finding.Message;
        }

        // The call is the one paragraph that is neither the first nor cut; what must be said comes behind it, and then the hashtags, or how to hear no more.
        var paragraphs = draft.Text.Split("\n\n");
        var tagLine = Tags().IsMatch(paragraphs[^1]) ? 1 : 0;
        var after = provider.Form.GoesToPeople ? 1 : tagLine;
        if (!paragraphs[^(1 + after)].Contains(Shown(draft.Canonical.Disclaimer)))
        {
            yield return "the disclaimer is not where it belongs";
        }

        if (paragraphs[^(2 + after)].Contains('…') || (draft.Text.Contains('#') && paragraphs[^1].StartsWith('#') && tagLine == 0))
        {
            yield return "the call or a hashtag is cut";
        }

        if (!paragraphs[0].Contains(Shown(OneLine(inputs.Theme))))
        {
            yield return "the theme is cut";
        }

        if (!StrictUtf8.IsWhole(draft.Text + draft.Title))
        {
            yield return "half a character";
        }

        if (CutAfter(draft.Text) is { } last && !Elements(inputs, draft).Contains(last))
        {
            yield return $"cut inside “{last}”";
        }

        string Shown(string text) => provider.Name == "youtube" ? text.Replace('<', '‹').Replace('>', '›') : text;
    }

    /// <summary>What a reader sees as one character, right before the ellipsis of a cut.</summary>
    private static string? CutAfter(string text)
    {
        var at = text.IndexOf('…');
        return at < 0 ? null : StringInfo.GetNextTextElement(text, StringInfo.ParseCombiningCharacters(text[..at])[^1]);
    }

    private static HashSet<string> Elements(DraftInputs inputs, ChannelDraft draft)
    {
        var elements = new HashSet<string>();
        string?[] written = [.. inputs.KeyPoints, inputs.Offer, inputs.Audience, inputs.BrandName, inputs.Location];
        foreach (var text in written.Concat([draft.Canonical.Point, draft.Canonical.Reason]))
        {
            for (var all = StringInfo.GetTextElementEnumerator(OneLine(text ?? "")); all.MoveNext();)
            {
                elements.Add(all.GetTextElement());
            }
        }

        elements.UnionWith(["‹", "›", ".", "।", "•", "–"]);
        elements.UnionWith("abcdefghijklmnopqrstuvwxyz".Select(letter => letter.ToString()));
        return elements;
    }

    /// <summary>The theme stands once, the brand three times and the place once beside the words of the playbook, which need some 500.</summary>
    private static bool NamesAloneAreTooMuch(DraftInputs inputs, ChannelForm form)
    {
        var names = $"{inputs.Theme} {inputs.BrandName} {inputs.BrandName} {inputs.BrandName} {inputs.Location}";
        return form.Text.Count(names) + 550 > form.Text.Max || Marks.Hashtags(names) > form.MaxHashtags || Marks.Mentions(names) > form.MaxMentions;
    }

    private static (DraftInputs Inputs, int Variant) Make(int number)
    {
        var random = new Random(number);
        var length = random.Next(20) switch { 0 => 1.0, < 4 => 0.3, _ => 0.06 };
        string Text(int most) => Fill(random, Math.Max(3, (int)(most * length * random.NextDouble())));
        string? Perhaps(int most) => random.Next(4) == 0 ? null : Text(most);
        var tones = Inputs.Playbook.ToneWords;
        return (new DraftInputs
        {
            Theme = Text(500),
            BrandName = Text(120),
            Offer = Perhaps(300),
            Location = Perhaps(120),
            Audience = Perhaps(200),
            Tone = random.Next(3) == 0 ? null : $"{tones[random.Next(tones.Count)]}, {tones[random.Next(tones.Count)]}",
            Language = random.Next(2) == 0 ? "en" : "hi",
            KeyPoints = [.. Enumerable.Range(0, random.Next(11)).Select(_ => Text(1_000))],
            Industry = Industries[random.Next(Industries.Length)],
            Requests = random.Next(5) == 0 ? [Inputs.Playbook.Requests.ElementAt(random.Next(Inputs.Playbook.Requests.Count))] : [],
        }, random.Next(Inputs.Playbook.Angles.Count));
    }

    /// <summary>Pieces up to a length, a word first so that it is never blank; one script alone, or all of them.</summary>
    private static string Fill(Random random, int length)
    {
        var text = new StringBuilder("x");
        var only = random.Next(3) == 0 ? Pieces[random.Next(25)] : null;
        for (var piece = only ?? Pieces[random.Next(Pieces.Length)]; text.Length + piece.Length <= length; piece = only ?? Pieces[random.Next(Pieces.Length)])
        {
            text.Append(piece);
        }

        return text.ToString();
    }

    private static string OneLine(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^#[\p{L}\p{N}][\p{L}\p{M}\p{N}]*( #[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*\z")]
    private static partial Regex Tags();
}
