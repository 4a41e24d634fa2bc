using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;

namespace Waooaw.Plant.Skills.Wording;

/// <summary>A template that reads its values and nothing else: no clock, no culture, no file. What stands in a value is never evaluated.</summary>
internal sealed partial class LiquidTemplate
{
    /// <summary>The filters a template may use. It stands above the options, which are made of it.</summary>
    public static IReadOnlySet<string> Filters { get; } = new HashSet<string>
    {
        "append", "default", "downcase", "hashtag", "join", "keyword", "sentence", "size", "upcase",
    };

    private const string SentenceEnds = ".!?…।？！。";

    private static readonly TemplateOptions Options = MakeOptions();

    private readonly IFluidTemplate _template;

    public LiquidTemplate(IFluidTemplate template) => _template = template;

    /// <summary>The text for these values, without blank space at its ends or at the ends of its lines.</summary>
    public string Render(IReadOnlyDictionary<string, object?> values)
    {
        var context = new TemplateContext(Options);
        foreach (var (name, value) in values)
        {
            context.SetValue(name, value);
        }

        var lines = _template.Render(context).ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        return ManyBlankLines().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions
        {
            CultureInfo = CultureInfo.InvariantCulture,
            TimeZone = TimeZoneInfo.Utc,
            Now = () => DateTimeOffset.UnixEpoch,
            MaxSteps = 10_000,
        };
        foreach (var filter in options.Filters.Select(filter => filter.Key).Where(name => !Filters.Contains(name)).ToArray())
        {
            options.Filters.Remove(filter);
        }

        Add("hashtag", (text, _) => Hashtag.Of(text));
        Add("keyword", (text, _) => Hashtag.Keyword(text));
        Add("sentence", (text, stop) => text.Length == 0 || SentenceEnds.Contains(text[^1]) ? text : text + (stop.Length > 0 ? stop : "."));
        return options;

        void Add(string name, Func<string, string, string> filter) => options.Filters.AddFilter(
            name,
            (input, arguments, _) => ValueTask.FromResult<FluidValue>(
                StringValue.Create(filter(input.ToStringValue(), arguments.At(0).ToStringValue()))));
    }

    [GeneratedRegex("\n{3,}")]
    private static partial Regex ManyBlankLines();
}
