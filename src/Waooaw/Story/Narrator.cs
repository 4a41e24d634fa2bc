namespace Waooaw.Story;

/// <summary>Tells what happens, a numbered chapter at a time.</summary>
internal sealed class Narrator(TextWriter to)
{
    private int _chapter;

    public void Title(string title, params IEnumerable<string> lines)
    {
        to.WriteLine(title);
        to.WriteLine(new string('=', title.Length));
        foreach (var line in lines)
        {
            to.WriteLine(line);
        }
    }

    public void Chapter(string title)
    {
        to.WriteLine();
        to.WriteLine($"{++_chapter,2}. {title}");
    }

    public void Say(string line) => to.WriteLine($"    {line}");

    /// <summary>A text as it stands, set apart from the telling.</summary>
    public void Quote(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            to.WriteLine($"    │ {line}".TrimEnd());
        }
    }
}
