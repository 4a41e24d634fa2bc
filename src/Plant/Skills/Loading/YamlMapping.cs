using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Waooaw.Plant.Skills.Loading;

/// <summary>Reads a YAML mapping strictly: every member is asked for by name, what nobody asked for is a problem, and so is what is missing.</summary>
internal sealed class YamlMapping
{
    private readonly YamlMappingNode _node;
    private readonly int _before;
    private readonly ProblemList _problems;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private YamlMapping(YamlMappingNode node, int before, ProblemList problems) => (_node, _before, _problems) = (node, before, problems);

    public int Line => LineOf(_node);

    public IEnumerable<string> Names => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>Reads a block; null when it is no mapping, which is named as a problem.</summary>
    public static YamlMapping? Read(PlaybookBlock block, ProblemList problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(block.Text));
        }
        catch (YamlException broken)
        {
            problems.Add(block.Line - 1 + (int)broken.Start.Line, $"This is not YAML: {broken.Message}");
            return null;
        }
        catch (InvalidOperationException) // how the scanner gives up on a list that is not closed; it does not say where
        {
            problems.Add(block.Line, "This is not YAML: a bracket, brace or quote is not closed.");
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
        {
            return new YamlMapping(mapping, block.Line - 1, problems);
        }

        problems.Add(block.Line, "Names with values are expected here (`name: value`).");
        return null;
    }

    public string Text(string name)
    {
        if (OptionalText(name) is { } text)
        {
            return text;
        }

        if (!Has(name))
        {
            _problems.Add(Line, $"`{name}` is missing.");
        }

        return "";
    }

    public string? OptionalText(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } value } when !string.IsNullOrWhiteSpace(value):
                return value;
            case var other:
                _problems.Add(LineOf(other), $"`{name}` must be a text that is not blank.");
                return null;
        }
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (!Has(name))
        {
            _problems.Add(Line, $"`{name}` is missing.");
        }

        return OptionalTexts(name);
    }

    public IReadOnlyList<string> OptionalTexts(string name)
    {
        switch (Find(name))
        {
            case null:
                return [];
            case YamlSequenceNode { Children.Count: > 0 } items when items.All(item => item is YamlScalarNode { Value.Length: > 0 }):
                return [.. items.Select(item => ((YamlScalarNode)item).Value!)];
            case var other:
                _problems.Add(LineOf(other), $"`{name}` must be a list of texts with at least one.");
                return [];
        }
    }

    public YamlMapping? Mapping(string name)
    {
        switch (Find(name))
        {
            case YamlMappingNode mapping:
                return new YamlMapping(mapping, _before, _problems);
            case null:
                _problems.Add(Line, $"`{name}` is missing.");
                return null;
            case var other:
                _problems.Add(LineOf(other), $"`{name}` must have members of its own.");
                return null;
        }
    }

    public int LineOfMember(string name) => Find(name) is { } node ? LineOf(node) : Line;

    public void RefuseTheRest()
    {
        foreach (var key in _node.Children.Keys.Where(key => key is not YamlScalarNode { Value: { } name } || !_read.Contains(name)))
        {
            _problems.Add(LineOf(key), $"`{key}` is not a member that is known here.");
        }
    }

    public bool Has(string name) => _node.Children.ContainsKey(new YamlScalarNode(name));

    private YamlNode? Find(string name)
    {
        _read.Add(name);
        return _node.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;
    }

    private int LineOf(YamlNode node) => _before + (int)node.Start.Line;
}
