using Waooaw.Contracts.Canonical;

namespace Waooaw.Plant.Skills.RulePacks.Reading;

/// <summary>The words of a rule, in sections, as an embedded file holds them: one phrase a line, `[section]` above, `#` before a remark.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, PhraseSet> _sections = new(StringComparer.Ordinal);

    private WordList(string text) => Digest = ContentHash.OfBytes(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of the file: another word, another pack.</summary>
    public ContentHash Digest { get; }

    /// <exception cref="FormatException">A line cannot be read; it is named.</exception>
    public PhraseSet this[string section] => _sections.TryGetValue(section, out var set)
        ? set
        : throw new FormatException($"The word list has no section [{section}].");

    /// <summary>Reads a list that the release brings along.</summary>
    public static WordList Load(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"RulePacks/{name}")
            ?? throw new FormatException($"The release holds no word list {name}.");
        using var reader = new StreamReader(stream);
        return Parse(name, reader.ReadToEnd());
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyCollection<PhraseSet> Sections => _sections.Values;

    public static WordList Parse(string name, string text)
    {
        var list = new WordList(text);
        var (section, phrases, number) = ("", new List<Phrase>(), 0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            var content = line.Trim();
            if (content.Length == 0 || content.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            if (content[0] == '[' && content[^1] == ']')
            {
                Close();
                (section, phrases) = (content[1..^1], []);
                continue;
            }

            try
            {
                phrases.Add(Phrase.Parse(content, list._sections));
            }
            catch (FormatException wrong)
            {
                throw new FormatException($"{name}, line {number}: {wrong.Message}", wrong);
            }
        }

        Close();
        return list;

        void Close()
        {
            if (section.Length > 0)
            {
                list._sections.Add(section, new PhraseSet(section, phrases));
            }
        }
    }
}
