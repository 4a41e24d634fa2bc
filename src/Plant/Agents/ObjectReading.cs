using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Waooaw.Contracts.Refusals;

namespace Waooaw.Plant.Agents;

/// <summary>
/// Reads a JSON object member by member. What has the wrong type and what nobody asked for are violations; what is required and absent is
/// missing. Nothing stops at the first.
/// </summary>
internal sealed partial class ObjectReading
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _nulls = new(StringComparer.Ordinal);
    private readonly string _path;

    /// <param name="nullIsAbsent">Members may be null, which is the same as leaving them out; else null is a violation.</param>
    public ObjectReading(JsonElement value, string path, List<Violation> violations, List<string> missing, bool nullIsAbsent = false)
    {
        (_path, Violations, Missing) = (path, violations, missing);
        if (value.ValueKind != JsonValueKind.Object)
        {
            Refuse("", "An object is expected here.");
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            try
            {
                _members[member.Name] = member.Value;
                if (member.Value.ValueKind == JsonValueKind.Null)
                {
                    _nulls.Add(member.Name);
                }
            }
            catch (InvalidOperationException) // .NET's word for bytes that are no text
            {
                Refuse("", "The name of a member holds half a character.");
            }
        }

        foreach (var name in _nulls.Where(_ => !nullIsAbsent))
        {
            Refuse(name, "This may not be null.");
        }
    }

    public List<Violation> Violations { get; }

    public List<string> Missing { get; }

    public bool Has(string name) => _members.ContainsKey(name) && !_nulls.Contains(name);

    public void Refuse(string name, string message) => Violations.Add(new Violation(Path(name), message));

    public string Path(string name) => _path.Length == 0 ? name : name.Length == 0 ? _path : $"{_path}.{name}";

    public void Require(string name)
    {
        _known.Add(name);
        if (!_members.ContainsKey(name))
        {
            Missing.Add(Path(name));
        }
    }

    public string? RequiredText(string name, int max = 200)
    {
        Require(name);
        return Text(name, max);
    }

    public string? Text(string name, int max = 200) => Find(name) is { } value ? TextOf(value, Path(name), max) : null;

    public string? OneOf(string name, params IReadOnlyList<string> values)
    {
        var text = Text(name);
        if (text is not null && !values.Contains(text))
        {
            Refuse(name, $"One of these is expected here: {string.Join(", ", values)}.");
            return null;
        }

        return text;
    }

    /// <summary>A BCP 47 language tag.</summary>
    public string? Language(string name)
    {
        var text = Text(name, 35);
        if (text is not null && !LanguageTag().IsMatch(text))
        {
            Refuse(name, "A BCP 47 language tag is expected here, such as en, hi or en-IN.");
            return null;
        }

        return text;
    }

    public string? TimeZone(string name)
    {
        var text = Text(name, 64);
        if (text is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is null)
        {
            Refuse(name, "An IANA time zone is expected here, such as Asia/Kolkata.");
            return null;
        }

        return text;
    }

    public bool? Boolean(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.True or JsonValueKind.False } value:
                return value.GetBoolean();
            default:
                Refuse(name, "true or false is expected here.");
                return null;
        }
    }

    public long? Whole(string name, long min = 1, long max = 1_000_000_000_000)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(name, $"A whole number from {min} to {max} is expected here.");
        return null;
    }

    /// <summary>A list of texts that are not blank, each once.</summary>
    public IReadOnlyList<string> Texts(string name, int maxItems = 20, int max = 200)
    {
        var texts = new List<string>();
        foreach (var (item, path) in Items(name, maxItems))
        {
            if (TextOf(item, path, max) is { } text)
            {
                if (texts.Contains(text))
                {
                    Violations.Add(new Violation(path, "This stands here twice."));
                }

                texts.Add(text);
            }
        }

        return texts;
    }

    public IReadOnlyList<ObjectReading> Objects(string name, int maxItems = 20) =>
        [.. Items(name, maxItems).Select(item => new ObjectReading(item.Item, item.Path, Violations, Missing))];

    public ObjectReading? Object(string name, bool nullIsAbsent = false) =>
        Find(name) is { } value ? new ObjectReading(value, Path(name), Violations, Missing, nullIsAbsent) : null;

    /// <summary>The member as it is, for whoever reads it.</summary>
    public JsonElement? Find(string name)
    {
        _known.Add(name);
        return Has(name) ? _members[name] : null;
    }

    public void RefuseTheRest()
    {
        foreach (var name in _members.Keys.Where(name => !_known.Contains(name)))
        {
            Refuse(name, "There is no such member.");
        }
    }

    private List<(JsonElement Item, string Path)> Items(string name, int maxItems)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is 0 || value.GetArrayLength() > maxItems)
        {
            Refuse(name, $"A list with 1 to {maxItems} entries is expected here.");
            return [];
        }

        return [.. value.EnumerateArray().Select((item, i) => (item, $"{Path(name)}[{i}]"))];
    }

    private string? TextOf(JsonElement value, string path, int max)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) && text.Length <= max)
            {
                return text;
            }
        }
        catch (InvalidOperationException)
        {
            Violations.Add(new Violation(path, "The text holds half a character."));
            return null;
        }

        Violations.Add(new Violation(path, $"A text of at most {max} characters that is not blank is expected here."));
        return null;
    }

    /// <summary>RFC 5646 without the grandfathered tags and extensions, which no text of ours is written in.</summary>
    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?\z")]
    private static partial Regex LanguageTag();
}
