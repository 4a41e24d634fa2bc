using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Waooaw.Architecture.Tests;

/// <summary>Writes `docs/configuration.md` from the options classes: what they are called outside, and what their authors wrote about them.</summary>
internal static partial class ConfigurationPage
{
    private static readonly (string Title, string[] Assemblies)[] Processes =
    [
        ("Every process", ["Waooaw.Hosting"]),
        ("Customer Portal and Platform Portal", ["Waooaw.PortalHost", "Waooaw.Connect", "Waooaw.CustomerPortal", "Waooaw.PlatformPortal"]),
        ("Gateway", ["Waooaw.Gateway"]),
        ("Plant", ["Waooaw.Plant", "Waooaw.Effects"]),
        ("Sandbox", ["Waooaw.Sandbox"]),
    ];

    private const string Head = """
        # Configuration

        Generated from the options classes; do not edit. After a change of them: `WAOOAW_WRITE_DOCS=1 dotnet test --project tests/Architecture.Tests/Architecture.Tests.csproj`

        Every setting is an environment variable under the name shown. A process that finds a value outside its range does not start, and says which.

        ## Beside the options

        | name | default | meaning |
        |---|---|---|
        | `PORT_BASE` | 5100 | moves the five ports of the embedded default together |
        | `DATA_DIR` | `.data` | where databases, keys and mail of the embedded default are |
        | `ASPNETCORE_ENVIRONMENT` | `Production`; `Development` for `waooaw` | what is for development only, such as the page at `/docs` |
        | `ConnectionStrings__CustomerPortal`, `…__PlatformPortal`, `…__Plant` | a file in `DATA_DIR` | where a process keeps its data; needed with PostgreSQL |
        | `WAOOAW_OPERATOR_PASSWORD` | – | the password that `waooaw operator add` gives |

        """;

    public static string Write(IEnumerable<Type>? planted = null)
    {
        var page = new StringBuilder(Head);
        foreach (var (title, assemblies) in Processes)
        {
            var options = assemblies.SelectMany(name => Assembly.Load(name).GetTypes()).Where(IsOptions).OrderBy(SectionOf, StringComparer.Ordinal).ToArray();
            if (options.Length > 0)
            {
                Append(page, title, options);
            }
        }

        if (planted is not null)
        {
            Append(page, "Planted", planted);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, string title, IEnumerable<Type> options)
    {
        page.Append(null, $"\n## {title}\n");
        foreach (var type in options)
        {
            page.Append(null, $"\n{Summary($"T:{type.FullName}", type.Assembly)}\n\n| name | type | default | range | meaning |\n|---|---|---|---|---|\n");
            foreach (var row in Rows(type, SectionOf(type).Replace(":", "__", StringComparison.Ordinal), Activator.CreateInstance(type, nonPublic: true)!))
            {
                page.Append(null, $"| {row} |\n");
            }
        }
    }

    private static IEnumerable<string> Rows(Type type, string prefix, object defaults) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.SetMethod is not null)
        .SelectMany(property => IsOurs(property.PropertyType)
            ? Rows(property.PropertyType, $"{prefix}__{property.Name}", property.GetValue(defaults)!)
            : [Row(property, $"{prefix}__{property.Name}", property.GetValue(defaults))]);

    private static string Row(PropertyInfo property, string name, object? value) => string.Join(
        " | ", $"`{name}`", TypeOf(property.PropertyType), Default(value), RangeOf(property), Summary($"P:{property.DeclaringType!.FullName}.{property.Name}", property.DeclaringType.Assembly));

    private static bool IsOptions(Type type) => type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("Options", StringComparison.Ordinal)
        && type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is not null;

    private static bool IsOurs(Type type) => type is { IsClass: true } && type.Namespace?.StartsWith("Waooaw", StringComparison.Ordinal) == true;

    private static string SectionOf(Type type) => (string)type.GetField("Section")!.GetValue(null)!;

    private static string TypeOf(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? $"{TypeOf(inner)}, may be unset" : type switch
    {
        { IsEnum: true } => string.Join(" or ", Enum.GetNames(type).Select(name => $"`{name}`")),
        _ when type == typeof(TimeSpan) => "duration, `d.hh:mm:ss.fff`",
        _ when type == typeof(Uri) => "address",
        _ when type == typeof(bool) => "`true` or `false`",
        _ when type == typeof(int) || type == typeof(long) => "whole number",
        _ when type == typeof(string) => "text",
        _ when type.IsAssignableTo(typeof(IEnumerable)) => "list",
        _ => type.Name,
    };

    private static string Default(object? value) => value switch
    {
        null or "" => "–",
        bool yes => yes ? "`true`" : "`false`",
        TimeSpan time => $"`{time:c}`",
        string or Uri or Enum or int or long => string.Create(null, $"`{value}`"),
        IEnumerable many => many.Cast<object>().Any() ? string.Join(", ", many.Cast<object>().Select(Default)) : "–",
        _ => $"`{value}`",
    };

    private static string RangeOf(PropertyInfo property)
    {
        var rules = new List<string>();
        if (property.GetCustomAttribute<RequiredAttribute>() is not null)
        {
            rules.Add("needed");
        }

        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            rules.Add($"`{range.Minimum}` to `{range.Maximum}`");
        }

        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } form)
        {
            rules.Add($"like `{form.Pattern.Replace("|", "\\|", StringComparison.Ordinal)}`");
        }

        return rules.Count == 0 ? "–" : string.Join(", ", rules);
    }

    /// <summary>The sentence above the member in the source, as the compiler wrote it out; without one nobody could set it.</summary>
    private static string Summary(string member, Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        var summary = XDocument.Load(file).Descendants("member")
            .SingleOrDefault(documented => documented.Attribute("name")!.Value == member.Replace('+', '.'))?.Element("summary");
        if (summary is null)
        {
            return "";
        }

        foreach (var reference in summary.Descendants().Where(element => element.Attribute("cref") is not null).ToArray())
        {
            reference.ReplaceWith($"`{reference.Attribute("cref")!.Value.Split('.')[^1]}`");
        }

        return Spaces().Replace(summary.Value.Trim(), " ").Replace("|", "\\|", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
